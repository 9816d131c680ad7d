from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0009_cast_the_net_over_the_sample"),
    ]

    operations = [
        migrations.AddField(
            model_name="snippet",
            name="rumour",
            field=models.TextField(db_default="", default=""),
        ),
    ]
