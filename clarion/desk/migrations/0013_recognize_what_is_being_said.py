import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0012_ask_the_model_too"),
        ("people", "0012_find_notices_that_reached_nobody"),
        ("postroom", "0022_know_when_secrets_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recognition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("received_at", models.DateTimeField()),
                ("about", models.CharField(max_length=60)),
                ("side", models.CharField(db_default="", default="", max_length=10)),
                ("percent", models.SmallIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="glance",
            name="recognized_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="glance",
            index=models.Index(
                condition=models.Q(("recognized_at", None)),
                fields=["office", "received_at"],
                name="desk_glance_unrecognized",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="glance",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="desk.glance",
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
                include=("about", "side", "glance"),
                name="desk_recognition_said",
            ),
        ),
        migrations.AddIndex(
            model_name="recognition",
            index=models.Index(
                condition=models.Q(("side", ""), _negated=True),
                fields=["office", "about", "received_at"],
                name="desk_recognition_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                fields=("glance", "about"), name="desk_recognition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["", "says", "asks", "denies", "against"])),
                name="desk_recognition_side",
            ),
        ),
    ]
