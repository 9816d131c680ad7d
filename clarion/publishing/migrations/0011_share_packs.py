"""Advocates, what they are told, how often something was shared, and words for sharing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody is an advocate who has not said so since."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("publishing", "0010_keep_who_agreed_to_a_picture"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=35)),
                ("text", models.TextField()),
                ("written_by", models.CharField(max_length=200)),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Advocate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=35)),
                ("email", models.EmailField(default="", max_length=254)),
                ("secret_digest", models.CharField(max_length=64, unique=True)),
                ("invited_by", models.CharField(max_length=200)),
                ("invited_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("joined_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="ShareCount",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("network", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("presses", models.IntegerField(default=0)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="handover",
            name="publishing_handover_medium",
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "medium__in",
                        [
                            "sms",
                            "cell-broadcast",
                            "wea-90",
                            "wea-360",
                            "email",
                            "aloud",
                            "share-short",
                            "share-long",
                            "share-facts",
                        ],
                    )
                ),
                name="publishing_handover_medium",
            ),
        ),
        migrations.AddField(
            model_name="advice",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="advocate",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="sharecount",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="sharecount",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="advice",
            constraint=models.UniqueConstraint(
                fields=("office", "language"), name="publishing_advice_once"
            ),
        ),
        migrations.AddIndex(
            model_name="advocate",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("left_at", None)),
                fields=["office"],
                name="publishing_advocate_there",
            ),
        ),
        migrations.AddConstraint(
            model_name="advocate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["colleague", "partner", "member"])),
                name="publishing_advocate_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="advocate",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("ended_at", None), ("left_at", None), models.Q(("email", ""), _negated=True)
                ),
                fields=("office", "email"),
                name="publishing_advocate_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharecount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "network__in",
                        [
                            "bluesky",
                            "mastodon",
                            "x",
                            "facebook",
                            "threads",
                            "linkedin",
                            "whatsapp",
                            "telegram",
                        ],
                    )
                ),
                name="publishing_share_network",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharecount",
            constraint=models.UniqueConstraint(
                fields=("statement", "network", "day"), name="publishing_share_count_once"
            ),
        ),
    ]
