"""An account may say an edition in several posts, each below the one before."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was said before was said in one post."""

    dependencies = [
        ("postroom", "0012_hold_threads_together"),
        ("publishing", "0006_warn_of_accounts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rendition",
            name="publishing_once_each",
        ),
        migrations.AddField(
            model_name="rendition",
            name="as_thread",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="rendition",
            name="comment",
            field=models.TextField(db_default="", default=""),
        ),
        migrations.AddField(
            model_name="rendition",
            name="follows",
            field=models.CharField(db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="rendition",
            name="kind",
            field=models.CharField(db_default="post", default="post", max_length=10),
        ),
        migrations.AddField(
            model_name="rendition",
            name="place",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="rendition",
            name="replaces",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=1000),
                db_default=[],
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="rendition",
            name="thread_of",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="version",
            name="comments",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["post", "comment"])),
                name="publishing_rendition_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.UniqueConstraint(
                fields=("edition", "account", "place"), name="publishing_once_each"
            ),
        ),
    ]
