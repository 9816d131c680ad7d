"""The sign of life of each lane: written by a job that went through it, read by /health."""

from datetime import datetime

from clarion.kit.lanes import Lane
from clarion.kit.models import Beat


def beat(*, lane: Lane, at: datetime) -> None:
    """Write down that a lane takes work."""
    Beat.objects.update_or_create(lane=lane.value, defaults={"at": at})


def last_beats() -> dict[Lane, datetime | None]:
    """Return when each lane last took work; None: never yet."""
    seen = dict(Beat.objects.values_list("lane", "at"))
    return {lane: seen.get(lane.value) for lane in Lane}
