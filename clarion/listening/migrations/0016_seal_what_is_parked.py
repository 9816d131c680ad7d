"""What is parked is sealed, as it names its author; of what lay there in plain the reason stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0015_count_as_it_comes_and_goes"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE listening_parked SET reason = left(reason, 400) || "
            "' (what it said was dropped when Clarion began to seal it)' "
            "WHERE length(body) > 0",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField(
            model_name="parked",
            name="body",
        ),
        migrations.AddField(
            model_name="parked",
            name="sealed",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="missing",
            name="lost",
            field=models.IntegerField(db_default=0, default=0),
        ),
    ]
