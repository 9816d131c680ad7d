"""What the model alone takes for a danger comes before ordinary work, which moves a place down."""

from django.db import migrations, models
from django.db.models import F


def make_room(apps, _editor):
    """Ordinary work was 3 and quiet 4."""
    apps.get_model("desk", "Case").objects.filter(rank__gte=3).update(rank=F("rank") + 1)


def close_up(apps, _editor):
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
    ]
