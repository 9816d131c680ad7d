from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0012_say_it_in_other_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="illustration",
            name="name",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
    ]
