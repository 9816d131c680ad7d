import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_set_tasks_and_take_back"),
        ("people", "0005_give_power_by_two"),
        ("postroom", "0015_say_who_speaks_in_a_campaign"),
    ]

    operations = [
        migrations.CreateModel(
            name="Audit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("week_on", models.DateField()),
                ("harmless", models.IntegerField()),
                ("confirmed", models.IntegerField()),
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
                ("verdict", models.CharField(default="", max_length=20)),
                ("judged_by", models.CharField(default="", max_length=200)),
                ("judged_at", models.DateTimeField(null=True)),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sample",
                        to="desk.audit",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="desk.case",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.message",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(
                fields=("office", "week_on"), name="desk_audit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.UniqueConstraint(
                fields=("audit", "message"), name="desk_audited_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="audited",
            constraint=models.CheckConstraint(
                condition=models.Q(("verdict__in", ["", "harmless", "danger"])),
                name="desk_audited_verdict",
            ),
        ),
    ]
