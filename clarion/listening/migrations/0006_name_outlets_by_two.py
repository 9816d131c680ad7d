from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0005_know_since_when_we_listen"),
        ("people", "0008_tell_of_what_begins"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="source",
            name="listening_source_state",
        ),
        migrations.AddField(
            model_name="source",
            name="added_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="agreed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="agreed_by",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="source",
            name="agreed_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="source",
            name="evidence",
            field=models.CharField(db_default="", default="", max_length=300),
        ),
        migrations.AlterField(
            model_name="source",
            name="state",
            field=models.CharField(default="proposed", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "open", "paused", "closed"])),
                name="listening_source_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evidence", ""),
                    ("state__in", ["proposed", "closed"]),
                    models.Q(
                        ("agreed_by_id__isnull", False),
                        models.Q(("agreed_by_id", models.F("added_by_id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="listening_source_needs_two",
            ),
        ),
    ]
