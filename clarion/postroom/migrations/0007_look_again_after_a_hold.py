import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_leave_joining_to_the_ledger"),
        ("postroom", "0006_tell_troubles_apart"),
        ("signoff", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="review",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="postroom.hold",
            ),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("review__isnull", False), ("state", "queued")),
                fields=["office"],
                name="postroom_dispatch_review",
            ),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("bounced_at__isnull", False)),
                fields=["bounced_at"],
                name="postroom_dispatch_bounced",
            ),
        ),
    ]
