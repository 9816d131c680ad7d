from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0019_let_accounts_say_one_thing_after_the_other"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="begun",
            field=models.CharField(db_default="", default="", max_length=2000),
        ),
        migrations.AddField(
            model_name="enclosed",
            name="tracks",
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
