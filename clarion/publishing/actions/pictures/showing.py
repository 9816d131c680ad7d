"""Asked once more before anything is put at the door: may each picture still be shown then?"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clarion.people import queries as people
from clarion.publishing.models import Edition, Override, Rendition
from clarion.publishing.queries.pictures.rights import rights_beside, uses_beside
from clarion.publishing.rules.pictures.consent import (
    PictureNotAgreed,
    agreed_to,
    end_of,
    is_unclear,
    refuse_unfit,
)


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


def refuse_unagreed(edition: Edition, rows: Sequence[Rendition]) -> None:
    """Go on only if whoever can be recognised agreed to be shown where these renditions go.

    Whoever wrote down why it may be shown all the same was read by those who signed. Raises
    `PictureNotAgreed`.
    """
    if not any(row.pictures for row in rows):
        return
    shown = uses_beside(edition, rows)
    passed = set(Override.objects.filter(edition=edition).values_list("code", flat=True))
    for one in rights_beside(edition, lock=True):
        missing = not is_unclear(one) and shown[one.id] - agreed_to(one)
        if missing and f"picture-use-{one.id}" not in passed:
            raise PictureNotAgreed(name=one.name)


def office_day(office_id: int, at: datetime) -> date:
    """Return the day that it is in an office."""
    return at.astimezone(ZoneInfo(people.office(office_id).zone)).date()


def shown_until(edition: Edition) -> datetime | None:
    """Return the instant at which the first of its pictures may not be shown any more."""
    if not edition.captions:
        return None
    days = [one.ends_on for one in rights_beside(edition)]
    return end_of(days, people.office(edition.office_id).zone)
