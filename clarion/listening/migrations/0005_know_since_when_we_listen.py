from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0004_open_sources_with_secrets"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="listens_since",
            field=models.DateTimeField(null=True),
        ),
    ]
