import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_tell_people_by_mail"),
        ("postroom", "0014_scan_what_came_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="postingrule",
            name="people",
            field=models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
        ),
        migrations.AddField(
            model_name="postingrule",
            name="scope",
            field=models.CharField(db_default="account", default="account", max_length=20),
        ),
        migrations.AddField(
            model_name="postingrule",
            name="subject",
            field=models.CharField(db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="postingrule",
            name="title",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AlterField(
            model_name="postingrule",
            name="account",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="postroom.account",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["account", "campaign", "theme"])),
                name="postroom_posting_scope",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("scope", "account"), ("subject", "")),
                    models.Q(
                        models.Q(("scope", "account"), _negated=True),
                        ("account", None),
                        models.Q(("subject", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="postroom_posting_is_about_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("account", None), ("state", "holds")),
                fields=("office", "scope", "subject"),
                name="postroom_posting_one_holds_there",
            ),
        ),
        migrations.AddConstraint(
            model_name="postingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("account", None), ("state", "proposed")),
                fields=("office", "scope", "subject"),
                name="postroom_posting_one_waits_there",
            ),
        ),
    ]
