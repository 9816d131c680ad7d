"""Whose voice each account is, who may say what through it, and when it was not in our hands."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Accounts that exist are official until somebody says otherwise."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0010_count_how_far_it_goes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PostingRule",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("state", models.CharField(default="proposed", max_length=20)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                (
                    "themes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.CharField(max_length=200)),
                ("proposed_by_id", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(default="", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Takeover",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("declared_at", models.DateTimeField()),
                ("declared_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
            ],
        ),
        migrations.AddField(
            model_name="account",
            name="authority",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddField(
            model_name="account",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="hours",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="account",
            name="kind",
            field=models.CharField(default="official", max_length=10),
        ),
        migrations.AddField(
            model_name="account",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="registered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="registered_by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["official", "mixed", "personal"])),
                name="postroom_account_kind",
            ),
        ),
        migrations.AddField(
            model_name="postingrule",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="postroom.account"
            ),
        ),
        migrations.AddField(
            model_name="postingrule",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="postroom.account"
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="hold",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="postroom.hold"
            ),
        ),
        migrations.AddField(
            model_name="takeover",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "holds", "over", "dropped"])),
                name="postroom_posting_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "holds")),
                fields=("account",),
                name="postroom_posting_one_holds",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("account",),
                name="postroom_posting_one_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="takeover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("account",),
                name="postroom_takeover_once",
            ),
        ),
    ]
