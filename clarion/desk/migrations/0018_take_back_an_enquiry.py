from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0017_count_rumours_as_they_are_noted"),
    ]

    operations = [
        migrations.AddField(
            model_name="enquiry",
            name="need_was",
            field=models.CharField(db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="urgent_was",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
