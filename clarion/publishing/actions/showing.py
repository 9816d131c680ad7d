"""Asked once more before anything is put at the door: may each picture still be shown then?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from clarion.people import queries as people
from clarion.publishing.models import Edition
from clarion.publishing.queries.rights import rights_beside
from clarion.publishing.rules.consent import end_of, refuse_unfit


def refuse_unshown(edition: Edition, *, leaves_at: datetime) -> None:
    """Go on only if none of its pictures was withdrawn, or ends before it leaves.

    They stay locked until we are done, so that nobody withdraws one meanwhile. Raises
    `PictureWithdrawn`, `PictureExpired`.
    """
    if not edition.captions:
        return
    day = office_day(edition.office_id, leaves_at)
    for one in rights_beside(edition, lock=True):
        refuse_unfit(one, on=day)


def office_day(office_id: int, at: datetime) -> date:
    """Return the day that it is in an office."""
    return at.astimezone(ZoneInfo(people.office(office_id).zone)).date()


def shown_until(edition: Edition) -> datetime | None:
    """Return the instant at which the first of its pictures may not be shown any more."""
    if not edition.captions:
        return None
    days = [one.ends_on for one in rights_beside(edition)]
    return end_of(days, people.office(edition.office_id).zone)
