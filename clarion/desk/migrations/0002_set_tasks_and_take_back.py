import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The cases know already how their earlier answers fared.
FOLLOWED = """
UPDATE desk_answer SET followed = CASE
        WHEN dispatch.bounced_at IS NOT NULL THEN 'returned'
        WHEN dispatch.state IN ('sent', 'failed', 'missed', 'expired', 'cancelled')
            THEN dispatch.state
        WHEN dispatch.person_asked_at IS NOT NULL THEN 'asked'
        ELSE ''
    END
    FROM postroom_dispatch AS dispatch WHERE dispatch.id = desk_answer.dispatch_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("postroom", "0006_tell_troubles_apart"),
        ("signoff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField(null=True)),
                ("made_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("done_by", models.CharField(default="", max_length=200)),
                ("done_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="answer",
            name="followed",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.RunSQL(FOLLOWED, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="answer",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="answer",
            name="withdrawn_by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="case",
            name="first_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(
                condition=models.Q(
                    ("dispatch__isnull", False),
                    models.Q(("followed__in", ["sent", "returned"]), _negated=True),
                ),
                fields=["made_at"],
                name="desk_answer_untold",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="desk.case"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at", None)),
                fields=["staff", "due_on", "id"],
                name="desk_task_open",
            ),
        ),
    ]
