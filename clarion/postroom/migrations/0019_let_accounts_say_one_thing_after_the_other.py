from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0018_spare_what_a_hold_lets_pass"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="pace_seconds",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="account",
            name="spoke_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="paced",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("paced", True), ("state", "queued")),
                fields=["account", "due_at"],
                name="postroom_dispatch_in_line",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pace_seconds", None),
                    models.Q(("pace_seconds__gte", 0), ("pace_seconds__lte", 3600)),
                    _connector="OR",
                ),
                name="postroom_account_pace",
            ),
        ),
    ]
