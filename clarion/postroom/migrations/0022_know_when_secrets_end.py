"""The end of a client secret or an app password is known to whoever entered it alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0021_seal_where_films_go_on"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="secrets_end_at",
            field=models.DateTimeField(null=True),
        ),
    ]
