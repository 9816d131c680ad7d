"""Puts statements of every kind on the drill's calendar, in the time zone that is named.

Run in a house's own surroundings: `python -m tests.house.open_plans ZONE DAY`; prints the number of
a draft that leaves on that day at 12:00 UTC.
"""

import sys
from datetime import UTC, datetime, timedelta

import django


def main(zone: str, day: str) -> None:
    """Write them, sign one, hold one; a draft of the first day is printed."""
    from clarion.kit import clock  # noqa: PLC0415  (Django must be set up first)
    from clarion.people import queries as people  # noqa: PLC0415
    from clarion.people.actions import change_zone  # noqa: PLC0415
    from clarion.people.models import Staff  # noqa: PLC0415
    from clarion.postroom import queries as postroom  # noqa: PLC0415
    from clarion.publishing.actions import (  # noqa: PLC0415
        Every,
        Recurrence,
        SeriesWords,
        Wording,
        begin_series,
        begin_slot,
        begin_statement,
        revise,
        submit,
    )
    from tests.house.open_drill import ANA, SLUG  # noqa: PLC0415

    now = clock.now()
    office = people.office_by_slug(SLUG)
    assert office is not None
    ana = people.actor_in(office_id=office.id, staff_id=Staff.objects.get(email=ANA[1]).pk)
    assert ana is not None
    change_zone(zone=zone, by=ana, at=now)
    accounts = tuple(one.id for one in postroom.publishing_accounts(office_id=office.id))
    noon = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)

    def draft(headline: str, due_at: datetime) -> int:
        edition_id = begin_statement(theme="service", by=ana, at=now)
        words = Wording(
            headline=headline,
            text=f"{headline}. The next update is at 15:00.",
            language="en",
            theme="service",
            account_ids=accounts,
            due_at=due_at,
        )
        revise(edition_id=edition_id, seen_version=0, wording=words, by=ana, at=now)
        return edition_id

    first = draft("The library opens late", noon)
    asked = draft("The pool is closed", noon + timedelta(days=1))
    submit(edition_id=asked, seen_version=1, link="https://drill.test/", by=ana, at=now)
    begin_slot(days=range(5), wall="09:00", theme="service", by=ana, at=now)
    begin_series(
        words=SeriesWords(
            headline="Bins are emptied",
            text="Put your bins out tonight.",
            language="en",
            theme="service",
            wall="09:00",
            account_ids=accounts,
        ),
        recurrence=Recurrence(every=Every.DAY, first_on=now.date(), times=30),
        by=ana,
        at=now,
    )
    print(first)


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
