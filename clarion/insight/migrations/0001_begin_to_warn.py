import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0008_tell_of_what_begins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lookout",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField(default=b"")),
                ("size", models.IntegerField(default=0)),
                ("run", models.IntegerField(default=0)),
                ("turn", models.BigIntegerField(default=0)),
                ("looked_at", models.DateTimeField(null=True)),
                ("taken", models.JSONField(default=dict)),
                ("heard", models.JSONField(default=dict)),
                ("going_on", models.IntegerField(default=0)),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EarlyWarning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("run", models.IntegerField()),
                ("burst", models.IntegerField()),
                ("subjects", models.JSONField()),
                ("examples", models.JSONField(default=list)),
                ("began_at", models.DateTimeField()),
                ("noticed_at", models.DateTimeField()),
                ("people", models.IntegerField()),
                ("window_seconds", models.IntegerField()),
                ("usual", models.FloatField()),
                ("surprise", models.FloatField()),
                ("grown", models.IntegerField(default=0)),
                ("grown_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("seen_by", models.CharField(default="", max_length=200)),
                ("false_at", models.DateTimeField(null=True)),
                ("false_by", models.CharField(default="", max_length=200)),
                ("false_why", models.CharField(default="", max_length=300)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "id"], name="insight_warning_office"),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["office", "id"],
                        name="insight_warning_open",
                    ),
                    models.Index(fields=["office", "noticed_at"], name="insight_warning_noticed"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "run", "burst"), name="insight_warning_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("false_at", None),
                            models.Q(("false_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="insight_false_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_at", None),
                            models.Q(("seen_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="insight_seen_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mute",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("until_at", models.DateTimeField()),
                ("why", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
                ("kept_quiet", models.IntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("office", "kind", "name"),
                        name="insight_mute_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="insight_mute_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Silence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("stream", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=300)),
                ("since_at", models.DateTimeField()),
                ("noticed_at", models.DateTimeField()),
                ("missed", models.FloatField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "id"], name="insight_silence_office")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("office", "stream"),
                        name="insight_silence_once",
                    )
                ],
            },
        ),
    ]
