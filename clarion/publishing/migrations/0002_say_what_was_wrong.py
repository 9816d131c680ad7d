from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0008_say_change_and_take_down"),
        ("publishing", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rendition",
            name="publishing_rendition_way",
        ),
        migrations.AddField(
            model_name="edition",
            name="mistake",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddField(
            model_name="edition",
            name="removes_old_words",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="version",
            name="mistake",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way__in", ["say", "change", "replace", "reply", "say_anew", "later"])
                ),
                name="publishing_rendition_way",
            ),
        ),
    ]
