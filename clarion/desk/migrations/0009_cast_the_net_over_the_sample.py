from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0008_learn_subjects"),
        ("postroom", "0017_let_one_try_what_hangs"),
    ]

    operations = [
        migrations.AddField(
            model_name="audit",
            name="caught",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="audited",
            name="level",
            field=models.CharField(db_default="low", default="low", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["certain", "possible", "unclear", "low"])),
                name="desk_audited_level",
            ),
        ),
    ]
