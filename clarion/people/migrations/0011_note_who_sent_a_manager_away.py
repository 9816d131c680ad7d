"""Whoever sends the second manager of an office away changes nothing alone of who signs so soon."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_tell_of_what_is_lost"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="second_manager_left_at",
            field=models.DateTimeField(null=True),
        ),
    ]
