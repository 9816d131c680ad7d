import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0008_say_change_and_take_down"),
        ("signoff", "0002_sign_step_by_step"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("state", models.CharField(default="draft", max_length=20)),
                ("reason", models.CharField(default="", max_length=500)),
                ("headline", models.CharField(default="", max_length=300)),
                ("text", models.TextField(default="")),
                ("language", models.CharField(max_length=35)),
                ("theme", models.CharField(max_length=40)),
                ("due_wall", models.CharField(default="", max_length=16)),
                ("due_zone", models.CharField(default="", max_length=60)),
                ("due_at", models.DateTimeField(null=True)),
                ("late_minutes", models.IntegerField(default=60)),
                ("version", models.IntegerField(default=0)),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("saved_by", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                ("submitted_by", models.CharField(default="", max_length=200)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("moved_at", models.DateTimeField()),
                ("said_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.campaign",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.edition",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signoff.request",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signoff.warrant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=80)),
                ("quote", models.CharField(default="", max_length=200)),
                ("reason", models.CharField(max_length=300)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="publishing.edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("mime", models.CharField(max_length=60)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("added_by", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Illustration",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("alt", models.TextField(default="")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="illustrations",
                        to="publishing.edition",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.picture",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("own_text", models.TextField(default="")),
                ("way", models.CharField(default="say", max_length=10)),
                ("subject", models.CharField(default="", max_length=1000)),
                ("text", models.TextField(default="")),
                ("pictures", models.IntegerField(default=0)),
                ("key", models.CharField(default="", max_length=32)),
                ("said_id", models.CharField(default="", max_length=1000)),
                (
                    "earlier_dispatches",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("trouble", models.CharField(default="", max_length=300)),
                ("followed", models.CharField(default="", max_length=20)),
                ("said_at", models.DateTimeField(null=True)),
                ("remote_id", models.CharField(default="", max_length=1000)),
                ("url", models.CharField(default="", max_length=1000)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.account",
                    ),
                ),
                (
                    "dispatch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.dispatch",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renditions",
                        to="publishing.edition",
                    ),
                ),
                (
                    "recall",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.dispatch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=12, unique=True)),
                ("made_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(default="", max_length=200)),
                ("withdrawn_by_id", models.BigIntegerField(null=True)),
                ("withdrawn_why", models.CharField(default="", max_length=300)),
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
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.statement",
            ),
        ),
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("headline", models.CharField(default="", max_length=300)),
                ("text", models.TextField(default="")),
                ("language", models.CharField(max_length=35)),
                ("theme", models.CharField(max_length=40)),
                ("saved_by", models.CharField(max_length=200)),
                ("saved_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("headline", models.CharField(default="", max_length=300)),
                ("text", models.TextField(default="")),
                ("own_texts", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=200)),
                ("staff_id", models.BigIntegerField(null=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="publishing.edition",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("office", "name"),
                name="publishing_campaign_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.UniqueConstraint(
                fields=("office", "digest"), name="publishing_picture_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="illustration",
            constraint=models.UniqueConstraint(
                fields=("edition", "picture"), name="publishing_illustration_once"
            ),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(
                condition=models.Q(
                    ("dispatch__isnull", False), models.Q(("followed", "sent"), _negated=True)
                ),
                fields=["id"],
                name="publishing_rendition_open",
            ),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(
                condition=models.Q(("gone_at", None), ("recall__isnull", False)),
                fields=["id"],
                name="publishing_rendition_recalled",
            ),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["earlier_dispatches"], name="publishing_rendition_earlier"
            ),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["say", "change", "reply", "say_anew", "later"])),
                name="publishing_rendition_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.UniqueConstraint(
                fields=("edition", "account"), name="publishing_once_each"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["office", "state", "-moved_at"], name="publishing_edition_state"
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["office", "due_at"], name="publishing_edition_due"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "in_review",
                            "returned",
                            "rejected",
                            "approved",
                            "scheduled",
                            "publishing",
                            "missed",
                            "published",
                            "corrected",
                            "withdrawn",
                            "superseded",
                            "dropped",
                        ],
                    )
                ),
                name="publishing_edition_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("statement", "number"), name="publishing_edition_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("statement",),
                name="publishing_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_at", None), ("due_wall", "")),
                    models.Q(("due_at__isnull", False), models.Q(("due_wall", ""), _negated=True)),
                    _connector="OR",
                ),
                name="publishing_edition_time_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["scheduled", "publishing", "published"]), _negated=True
                    ),
                    models.Q(("due_at__isnull", False), ("warrant__isnull", False)),
                    _connector="OR",
                ),
                name="publishing_scheduled_has_time_and_warrant",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("edition", "number"), name="publishing_version_number"
            ),
        ),
    ]
