import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0007_look_again_after_a_hold"),
        ("signoff", "0002_sign_step_by_step"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enclosed",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("name", models.CharField(max_length=200)),
                ("mime", models.CharField(max_length=60)),
                ("alt", models.TextField()),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="hold",
            name="postroom_hold_scope",
        ),
        migrations.AddField(
            model_name="dispatch",
            name="campaign",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="deed",
            field=models.CharField(default="say", max_length=10),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="pictures",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="said_id",
            field=models.CharField(default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="theme",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="hold",
            name="title",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("deed__in", ["say", "change", "take_down"])),
                name="postroom_dispatch_deed",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deed", "say"), models.Q(("said_id", ""), _negated=True), _connector="XOR"
                ),
                name="postroom_dispatch_knows_what_it_changes",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "scope__in",
                        [
                            "everything",
                            "account",
                            "network",
                            "theme",
                            "campaign",
                            "statement",
                            "dispatch",
                        ],
                    )
                ),
                name="postroom_hold_scope",
            ),
        ),
        migrations.AddField(
            model_name="enclosed",
            name="dispatch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enclosed",
                to="postroom.dispatch",
            ),
        ),
        migrations.AddConstraint(
            model_name="enclosed",
            constraint=models.UniqueConstraint(
                fields=("dispatch", "place"), name="postroom_enclosed_place"
            ),
        ),
    ]
