from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0015_let_two_bring_a_picture_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="override",
            name="digest",
            field=models.CharField(db_default="", default="", max_length=64),
        ),
    ]
