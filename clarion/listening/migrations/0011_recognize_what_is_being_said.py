import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0010_tell_newsrooms_from_bodies"),
        ("people", "0012_find_notices_that_reached_nobody"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recognition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("received_at", models.DateTimeField()),
                ("about", models.CharField(max_length=60)),
                ("way", models.CharField(max_length=10)),
                ("said", models.CharField(max_length=300)),
                ("side", models.CharField(db_default="", default="", max_length=10)),
                ("stance", models.CharField(db_default="", default="", max_length=15)),
                ("percent", models.SmallIntegerField()),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), default=list, size=None
                    ),
                ),
                (
                    "differs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), default=list, size=None
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="mention",
            name="recognized_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("read_at__isnull", False), ("recognized_at", None)),
                fields=["office", "received_at", "id"],
                name="listening_mention_not_known",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="mention",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="listening.mention",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="office",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.office",
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(
                condition=models.Q(("side", ""), _negated=True),
                fields=["office", "received_at"],
                include=("about", "side", "mention"),
                name="listening_recognition_said",
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(
                condition=models.Q(("side", ""), _negated=True),
                fields=["office", "about", "received_at"],
                name="listening_recognized_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                fields=("mention", "about"), name="listening_recognized_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["", "says", "asks", "denies", "against"])),
                name="listening_recognition_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stance__in", ["", "same", "asks", "contradicts", "other_figures"])
                ),
                name="listening_recognition_stance",
            ),
        ),
    ]
