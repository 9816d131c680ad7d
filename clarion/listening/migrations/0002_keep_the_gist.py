from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0001_begin_to_listen"),
    ]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="area",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="mention",
            name="first_hand",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="mention",
            name="lat",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="mention",
            name="lon",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="mention",
            name="place",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="mention",
            name="temperature",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="mention",
            name="theme",
            field=models.CharField(db_default="", default="", max_length=30),
        ),
        migrations.AddField(
            model_name="mention",
            name="within_m",
            field=models.IntegerField(null=True),
        ),
    ]
