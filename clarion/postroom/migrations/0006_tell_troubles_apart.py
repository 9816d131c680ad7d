import django.db.models.deletion
from django.db import migrations, models

# What was noted stays on the card until the account has shown that it is over.
FORWARDS = """
INSERT INTO postroom_trouble (account_id, side, what, since_at)
    SELECT id, 'signing in', trouble, now() FROM postroom_account WHERE trouble <> '';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_leave_joining_to_the_ledger"),
        ("postroom", "0005_keep_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Trouble",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="troubles",
                        to="postroom.account",
                    ),
                ),
                ("side", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=500)),
                ("since_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(side__in=["signing in", "reading", "sending"]),
                        name="postroom_trouble_side",
                    ),
                    models.UniqueConstraint(
                        fields=["account", "side"], name="postroom_trouble_once"
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="account", name="postroom_account_once"),
        migrations.RemoveField(model_name="account", name="trouble"),
        migrations.AddField(
            model_name="account",
            name="renewing_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "closed"), _negated=True),
                fields=("office", "network", "remote_id"),
                name="postroom_account_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("remote_id", ""), _negated=True),
                name="postroom_account_is_known",
            ),
        ),
    ]
