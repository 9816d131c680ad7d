"""What the command line asks about the town, and what its people hold in their hands."""

from dataclasses import dataclass
from datetime import datetime

from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.telephone import shows
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephone:
    """An invented colleague's telephone: the code that its app shows, and for how many seconds."""

    name: str
    role: str
    code: str
    seconds: int


def telephones(*, slug: str, at: datetime) -> list[Telephone]:
    """Return those of the town; in any other office nobody is invented."""
    if slug != town_office().slug:
        return []
    found = []
    for one in town_office().signers:
        if one.app:
            code, seconds = shows(one.app, at=at)
            found.append(Telephone(name=one.name, role=one.role, code=code, seconds=seconds))
    return found
