from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0009_learn_the_longest_pause"),
    ]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="outlet_kind",
            field=models.CharField(db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="source",
            name="speaks_as",
            field=models.CharField(db_default="media", default="media", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("speaks_as__in", ["media", "public body"])),
                name="listening_source_speaks_as",
            ),
        ),
    ]
