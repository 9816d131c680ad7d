"""Leaves what only people can see to: an arrival that nobody can read, an answer nobody can find.

Run in a house's own surroundings: `python -m tests.house.leave_open_ends`. The network must have
been told to lose an answer, and to find nothing, before.
"""

from datetime import timedelta

import django

from tests.house.open_drill import SLUG


def main() -> None:
    """Park something; look so late for what is unknown that a person is asked."""
    from clarion.kit import clock  # noqa: PLC0415  (Django must be set up first)
    from clarion.kit.actor import Actor  # noqa: PLC0415
    from clarion.people import queries as people  # noqa: PLC0415
    from clarion.postroom import queries  # noqa: PLC0415
    from clarion.postroom.actions import look_again, sort_arrivals  # noqa: PLC0415
    from clarion.postroom.models import Account, Arrival  # noqa: PLC0415

    office = people.office_by_slug(SLUG)
    assert office is not None
    now, by = clock.now(), Actor.clockwork(office.id)
    Arrival.objects.create(
        office_id=office.id,
        account=Account.objects.get(office_id=office.id, network="fakenet"),
        fingerprint="torn",
        stream="mentions",
        body=b'{"id": "evt_torn", "type": ',
        received_at=now,
    )
    sort_arrivals(by=by, at=now)
    later = now + timedelta(minutes=5)
    for due in queries.looks_due(at=later):
        look_again(dispatch_id=due.dispatch_id, by=by, at=later)


if __name__ == "__main__":
    django.setup()
    main()
