import django.db.models.deletion
from django.db import migrations, models

# What broke an account stays on its card until a person has mended it. An account that is open
# notes by itself, at its next business, what is still in its way.
FORWARDS = """
INSERT INTO postroom_trouble (account_id, side, what, since_at)
    SELECT id, 'signing in', trouble, now() FROM postroom_account
    WHERE trouble <> '' AND state = 'broken';
SET CONSTRAINTS ALL IMMEDIATE;
"""

# Until now two addresses could lead to one account, e.g. press@ and Press@.
TWICE = """
DO $$
DECLARE twice text;
BEGIN
    SELECT string_agg(account.network || ' ' || account.address, ', ' ORDER BY account.id)
        INTO twice
        FROM postroom_account AS account
        JOIN postroom_account AS other
            ON (other.office_id, other.network, other.remote_id)
             = (account.office_id, account.network, account.remote_id)
            AND other.id <> account.id AND other.state <> 'closed'
        WHERE account.state <> 'closed';
    IF twice IS NOT NULL THEN
        RAISE EXCEPTION 'These accounts are connected twice: %', twice
            USING HINT = 'Start the version that you had, disconnect all but one of each, '
                         'and then upgrade again.';
    END IF;
END $$;
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
        migrations.RunSQL(TWICE, migrations.RunSQL.noop),
        migrations.RunSQL(FORWARDS, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="account", name="postroom_account_once"),
        migrations.RemoveField(model_name="account", name="trouble"),
        migrations.AddField(
            model_name="account",
            name="mended_at",
            field=models.DateTimeField(null=True),
        ),
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
                condition=models.Q(
                    ("state", "closed"),
                    models.Q(("remote_id", ""), _negated=True),
                    _connector="OR",
                ),
                name="postroom_account_is_known",
            ),
        ),
    ]
