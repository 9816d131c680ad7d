import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0013_set_aside_what_is_harmless"),
        ("people", "0013_find_what_reached_nobody"),
    ]

    operations = [
        migrations.CreateModel(
            name="Audit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("week_on", models.DateField()),
                ("harmless", models.IntegerField()),
                ("caught", models.IntegerField()),
                ("taken_up", models.IntegerField()),
                ("unread", models.IntegerField()),
                ("whole_since", models.DateTimeField(null=True)),
                ("drawn_at", models.DateTimeField()),
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
            name="Audited",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("level", models.CharField(max_length=20)),
                ("verdict", models.CharField(default="", max_length=20)),
                ("judged_by", models.CharField(default="", max_length=200)),
                ("judged_at", models.DateTimeField(null=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sample",
                        to="listening.audit",
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="listening.mention",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(
                fields=("office", "week_on"), name="listening_audit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.UniqueConstraint(
                fields=("audit", "mention"), name="listening_audited_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["certain", "possible", "unclear", "low"])),
                name="listening_audited_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "harmless", "danger"])),
                name="listening_audited_verdict",
            ),
        ),
    ]
