"""Whatever gives somebody more power waits for a second person."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_tell_people_by_mail"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(default="proposed", max_length=20)),
                (
                    "powers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                (
                    "gaining",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("proposed_by", models.CharField(max_length=200)),
                ("proposed_by_id", models.BigIntegerField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.CharField(default="", max_length=200)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="people_notice_happening",
        ),
        migrations.AddField(
            model_name="office",
            name="second_left_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "happening__in",
                        [
                            "unanswered",
                            "emergency",
                            "review",
                            "account",
                            "delivery",
                            "powers",
                            "code",
                        ],
                    )
                ),
                name="people_notice_happening",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="invitation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.invitation",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="link",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.pass",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="membership",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.membership",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="role",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.role",
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(
                condition=models.Q(("state", "proposed")),
                fields=["office"],
                name="people_change_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "holds", "dropped"])),
                name="people_change_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["role", "shape", "invitation", "new password", "second factors"])
                ),
                name="people_change_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "role"), ("membership__isnull", False), ("role__isnull", False)
                    ),
                    models.Q(("kind", "shape"), ("role__isnull", False)),
                    models.Q(("invitation__isnull", False), ("kind", "invitation")),
                    models.Q(
                        ("kind", "new password"),
                        ("link__isnull", False),
                        ("membership__isnull", False),
                    ),
                    models.Q(("kind", "second factors"), ("membership__isnull", False)),
                    _connector="OR",
                ),
                name="people_change_is_about_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                condition=models.Q(("membership__isnull", False), ("state", "proposed")),
                fields=("membership", "kind"),
                name="people_change_one_waits_for_member",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "shape"), ("state", "proposed")),
                fields=("role",),
                name="people_change_one_waits_for_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                condition=models.Q(("invitation__isnull", False), ("state", "proposed")),
                fields=("invitation",),
                name="people_change_one_waits_for_invitation",
            ),
        ),
    ]
