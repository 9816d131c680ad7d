import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0008_say_change_and_take_down"),
        ("publishing", "0003_put_messages_together_from_parts"),
        ("signoff", "0002_sign_step_by_step"),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("headline", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=35)),
                ("theme", models.CharField(max_length=40)),
                (
                    "account_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("late_minutes", models.IntegerField()),
                (
                    "authors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("every", models.CharField(max_length=10)),
                ("interval", models.IntegerField(default=1)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("nth", models.IntegerField(default=0)),
                ("monthday", models.IntegerField(default=0)),
                ("wall", models.CharField(max_length=5)),
                ("first_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("times", models.IntegerField(null=True)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
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
                    "continues",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.series",
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
            ],
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("made_at", models.DateTimeField(null=True)),
                ("skipped_at", models.DateTimeField(null=True)),
                ("skipped_by", models.CharField(default="", max_length=200)),
                (
                    "statement",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publishing.statement",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="publishing.series",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                ("wall", models.CharField(max_length=5)),
                ("theme", models.CharField(default="", max_length=40)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.account",
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
            ],
        ),
        migrations.AddField(
            model_name="edition",
            name="slot",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.slot",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_at", None), ("due_zone", "")),
                    models.Q(("due_at__isnull", False), models.Q(("due_zone", ""), _negated=True)),
                    _connector="OR",
                ),
                name="publishing_edition_time_has_zone",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["missed", "corrected"]), _negated=True),
                    models.Q(("due_at__isnull", False), ("warrant__isnull", False)),
                    _connector="OR",
                ),
                name="publishing_was_timed_has_time_and_warrant",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("slot", None), ("due_at__isnull", False), _connector="OR"),
                name="publishing_slot_is_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("slot__isnull", False),
                    models.Q(
                        ("state__in", ("superseded", "dropped", "rejected", "withdrawn")),
                        _negated=True,
                    ),
                ),
                fields=("slot", "due_at"),
                name="publishing_slot_taken_once",
            ),
        ),
        migrations.AddIndex(
            model_name="series",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["office"],
                name="publishing_series_going_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=models.Q(("every__in", ["day", "week", "month"])),
                name="publishing_series_every",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on", None), ("times", None), _connector="XOR"),
                name="publishing_series_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.UniqueConstraint(
                fields=("series", "on"), name="publishing_occurrence_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("statement__isnull", False), ("skipped_at__isnull", False), _connector="OR"
                ),
                name="publishing_occurrence_made_or_skipped",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(("theme", ""), ("account", None), _connector="XOR"),
                name="publishing_slot_is_for_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__len__gt", 0)), name="publishing_slot_has_days"
            ),
        ),
    ]
