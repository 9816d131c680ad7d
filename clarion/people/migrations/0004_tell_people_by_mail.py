"""Codes are used once, and colleagues are told by e-mail what waits for them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody is told anything until they ask for it."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("address", models.EmailField(max_length=254)),
                ("happening", models.CharField(max_length=20)),
                ("about", models.CharField(max_length=120)),
                ("once", models.CharField(max_length=160)),
                ("subject", models.CharField(max_length=250)),
                ("text", models.TextField()),
                ("sealed", models.BinaryField(default=b"")),
                ("urgent", models.BooleanField(default=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                ("not_before", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("state", models.CharField(default="queued", max_length=20)),
                ("attempts", models.IntegerField(default=0)),
                ("lease_until", models.DateTimeField(null=True)),
                ("reason", models.CharField(default="", max_length=500)),
                ("proof", models.CharField(default="", max_length=1000)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "sending"])),
                        fields=["not_before"],
                        name="people_notice_due",
                    ),
                    models.Index(fields=["office", "about"], name="people_notice_about"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["queued", "sending", "sent", "unknown", "failed", "expired"],
                            )
                        ),
                        name="people_notice_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "happening__in",
                                [
                                    "unanswered",
                                    "emergency",
                                    "review",
                                    "account",
                                    "delivery",
                                    "code",
                                ],
                            )
                        ),
                        name="people_notice_happening",
                    ),
                    models.UniqueConstraint(
                        fields=("office", "once", "address"), name="people_notice_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(("proof", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="people_sent_notice_has_proof",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sending"), _negated=True),
                            ("lease_until__isnull", False),
                            _connector="OR",
                        ),
                        name="people_sending_notice_has_lease",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpentCode",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("counter", models.BigIntegerField()),
                ("spent_at", models.DateTimeField()),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("staff", "counter"), name="people_code_spent_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wishes",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "happenings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_until", models.TimeField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "staff",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quiet_from", None), ("quiet_until", None)),
                            models.Q(("quiet_from__isnull", False), ("quiet_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_quiet_hours_are_whole",
                    )
                ],
            },
        ),
    ]
