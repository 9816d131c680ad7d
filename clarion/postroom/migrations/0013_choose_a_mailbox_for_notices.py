"""The office chooses the mailbox through which it writes to its own people."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """No mailbox is chosen until somebody does."""

    dependencies = [
        ("people", "0004_tell_people_by_mail"),
        ("postroom", "0012_hold_threads_together"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="tells",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tells", True), models.Q(("state", "closed"), _negated=True)),
                fields=("office",),
                name="postroom_one_mailbox_tells",
            ),
        ),
    ]
