"""What the command line asks about the town."""

from dataclasses import dataclass
from datetime import datetime

from clarion.exercises.rules.office import town_office
from clarion.people import queries as people


@dataclass(frozen=True, slots=True, kw_only=True)
class TownNow:
    """The town's office. `entered_at` is when a visitor last walked in; None: nobody has yet."""

    office_id: int
    entered_at: datetime | None


def town() -> TownNow | None:
    """Return the town if it has been opened."""
    office = people.office_by_slug(town_office().slug)
    if office is None:
        return None
    return TownNow(office_id=office.id, entered_at=people.last_welcome(office_id=office.id))
