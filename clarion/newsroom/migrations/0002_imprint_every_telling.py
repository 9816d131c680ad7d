import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0001_keep_imprints"),
        ("people", "0003_let_offices_publish"),
    ]

    operations = [
        migrations.CreateModel(
            name="Trace",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=12)),
                ("digest", models.BigIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="imprint",
            name="newsroom_imprint_once",
        ),
        migrations.RemoveIndex(
            model_name="imprint",
            name="newsroom_imprint_search",
        ),
        migrations.RemoveField(
            model_name="imprint",
            name="search",
        ),
        migrations.AddField(
            model_name="imprint",
            name="account",
            field=models.CharField(db_default="", default="", max_length=254),
        ),
        migrations.AddField(
            model_name="imprint",
            name="channel",
            field=models.CharField(db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="imprint",
            name="piece",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="imprint",
            name="source",
            field=models.CharField(db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="imprint",
            name="traced",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="imprint",
            name="way",
            field=models.CharField(db_default="", default="", max_length=10),
        ),
        migrations.AddIndex(
            model_name="imprint",
            index=models.Index(
                condition=models.Q(("traced", False)),
                fields=["office"],
                name="newsroom_imprint_untraced",
            ),
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.UniqueConstraint(
                fields=("code", "number", "withdrawn", "source"), name="newsroom_imprint_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["", "account", "handed"])),
                name="newsroom_imprint_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source", ""), ("way", "")),
                    models.Q(
                        models.Q(("way", ""), _negated=True),
                        models.Q(("source", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="newsroom_imprint_told_is_whole",
            ),
        ),
        migrations.AddField(
            model_name="trace",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddIndex(
            model_name="trace",
            index=models.Index(fields=["digest", "-id"], name="newsroom_trace_newest"),
        ),
        migrations.AddConstraint(
            model_name="trace",
            constraint=models.UniqueConstraint(
                fields=("code", "digest"), name="newsroom_trace_once"
            ),
        ),
    ]
