"""Who else has a draft open, and whether they have saved other words than one sees."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Edition, Looking, Version
from clarion.publishing.rules.windows import LOOKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """`names` of the others; `saved_by` and `saved_at` of words that one has not seen."""

    names: tuple[str, ...]
    saved_by: str = ""
    saved_at: datetime | None = None


def presence(
    *, office_id: int, edition_id: int, seen_version: int, staff_id: int, at: datetime
) -> Presence:
    """Return who else is here; raises `NotFound`."""
    Edition.objects.of(office_id).get_or_refuse(pk=edition_id)
    looking = Looking.objects.filter(edition_id=edition_id, seen_at__gt=at - LOOKING)
    names = looking.exclude(staff_id=staff_id).order_by("name").values_list("name", flat=True)
    newer = Version.objects.filter(edition_id=edition_id, number__gt=seen_version)
    last = newer.exclude(staff_id=staff_id).order_by("-number").first()
    return Presence(
        names=tuple(names),
        saved_by=last.by if last else "",
        saved_at=last.saved_at if last else None,
    )
