from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0008_say_what_says_the_same"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="longest_pause_seconds",
            field=models.FloatField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="source",
            name="pauses_learnt_seconds",
            field=models.FloatField(db_default=0, default=0),
        ),
    ]
