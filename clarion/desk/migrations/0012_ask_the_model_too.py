"""What the model alone takes for a danger comes before ordinary work, which moves a place down."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, F


def make_room(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Ordinary work was 3 and quiet 4."""
    apps.get_model("desk", "Case").objects.filter(rank__gte=3).update(rank=F("rank") + 1)


def find_who_wrote_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever waits with more than one message in a matter was folded away by their first."""
    cases = apps.get_model("desk", "Case").objects.filter(
        state__in=["triaged", "assigned"], matter__isnull=False, waiting_since__isnull=False
    )
    messages = apps.get_model("desk", "CaseMessage").objects
    twice = messages.filter(case__in=cases).values("case").annotate(many=Count("pk"))
    cases.filter(pk__in=twice.filter(many__gt=1).values("case")).update(wrote_again=True)


def close_up(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Leave no gap behind."""
    apps.get_model("desk", "Case").objects.filter(rank__gte=4).update(rank=F("rank") - 1)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0011_know_who_wrote_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="perhaps",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(make_room, close_up),
        migrations.RunPython(find_who_wrote_again, migrations.RunPython.noop),
    ]
