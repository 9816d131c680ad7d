"""Every guest is agreed to by a second person, and whoever reads out a code is known."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now


def wait_for_a_second(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Let those whom one person named alone sign nothing until another has agreed.

    Whoever is proposed for the same step with the same address anyway waits there.
    """
    guests = apps.get_model("signoff", "Guest").objects
    alone = guests.filter(ended_at=None, proposed=False, agreed_at=None)
    same = guests.filter(
        ended_at=None,
        proposed=True,
        chain=OuterRef("chain"),
        step=OuterRef("step"),
        email=OuterRef("email"),
    )
    alone.filter(Exists(same)).update(ended_at=Now())
    alone.update(proposed=True)


class Migration(migrations.Migration):
    """Who gave a link was kept by name; that was not enough to tell two people apart."""

    dependencies = [
        ("signoff", "0004_send_codes_to_guests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="made_by_staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(wait_for_a_second, migrations.RunPython.noop),
    ]
