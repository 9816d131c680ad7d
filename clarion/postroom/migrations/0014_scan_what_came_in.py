"""What the virus scanner has looked at, and what stands below a picture that leaves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing that is there was looked at yet."""

    dependencies = [
        ("postroom", "0013_choose_a_mailbox_for_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="infected",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="attachment",
            name="scan_tried_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="attachment",
            name="scanned_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="enclosed",
            name="caption",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="enclosed",
            name="credit",
            field=models.TextField(default=""),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("content__isnull", False), ("scanned_at", None)),
                fields=["id"],
                name="postroom_attachment_unscanned",
            ),
        ),
    ]
