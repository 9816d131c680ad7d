from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_leave_joining_to_the_ledger"),
        ("postroom", "0007_look_again_after_a_hold"),
        ("signoff", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="hold",
            name="postroom_hold_scope",
        ),
        migrations.AddField(
            model_name="dispatch",
            name="campaign",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="deed",
            field=models.CharField(default="say", max_length=10),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="said_id",
            field=models.CharField(default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="theme",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="hold",
            name="title",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("deed__in", ["say", "change", "take_down"])),
                name="postroom_dispatch_deed",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deed", "say"), models.Q(("said_id", ""), _negated=True), _connector="XOR"
                ),
                name="postroom_dispatch_knows_what_it_changes",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "scope__in",
                        [
                            "everything",
                            "account",
                            "network",
                            "theme",
                            "campaign",
                            "statement",
                            "dispatch",
                        ],
                    )
                ),
                name="postroom_hold_scope",
            ),
        ),
    ]
