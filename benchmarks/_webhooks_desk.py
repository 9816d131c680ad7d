"""The office whose hook is measured: `open URL PASSWORD` makes it, `count ID` counts its events."""

import json
import sys

import django

django.setup()

from clarion.kit import clock  # noqa: E402  (Django must be set up before any room is entered)
from clarion.kit.actor import Actor, Power  # noqa: E402  (as above)
from clarion.people.actions import open_office  # noqa: E402  (as above)
from clarion.postroom.actions import connect_account  # noqa: E402  (as above)
from clarion.postroom.models import Account, Arrival  # noqa: E402  (as above)


def open_desk(url: str, password: str) -> dict[str, object]:
    """Open an exercise office and connect its account."""
    now = clock.now()
    office_id = open_office(
        name="Bench", slug="bench", exercise=True, zone="UTC", languages=["en"], at=now
    )
    somebody = Actor(
        office_id=office_id,
        name="Bench",
        role="bench",
        exercise=True,
        powers=frozenset({Power.CONNECT_ACCOUNTS}),
    )
    account_id = connect_account(
        network="fakenet",
        address="townhall",
        answers={"service": url, "password": password},
        by=somebody,
        at=now,
    )
    account = Account.objects.get(pk=account_id)
    return {
        "hook": account.hook,
        "secret": account.access().secrets["webhook_secret"],
        "remote_id": account.remote_id,
        "office_id": office_id,
    }


def count(office_id: int) -> dict[str, object]:
    """Count what was stored of the events that we sent."""
    rows = Arrival.objects.of(office_id).filter(fingerprint__startswith="bench_")
    return {"stored": rows.count()}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["open", url, password]:
            print(json.dumps(open_desk(url, password)))
        case ["count", office_id]:
            print(json.dumps(count(int(office_id))))
