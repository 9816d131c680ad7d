from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0015_say_who_speaks_in_a_campaign"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="released_at",
            field=models.DateTimeField(null=True),
        ),
    ]
