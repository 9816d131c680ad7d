"""The office whose desk is watched: `open URL PASSWORD` makes it, `cases ID` says what became."""

import json
import re
import sys

import django

django.setup()

from django.test import Client  # noqa: E402  (Django must be set up before any room is entered)

from clarion.desk.models import CaseMessage  # noqa: E402  (as above)
from clarion.kit import clock  # noqa: E402  (as above)
from clarion.kit.actor import Actor  # noqa: E402  (as above)
from clarion.people import queries as people  # noqa: E402  (as above)
from clarion.people.actions import join, open_office  # noqa: E402  (as above)
from clarion.people.models import Staff  # noqa: E402  (as above)
from clarion.people.rules.presets import FIRST_ADMINISTRATOR  # noqa: E402  (as above)
from clarion.postroom.actions import connect_account  # noqa: E402  (as above)
from clarion.postroom.models import Message  # noqa: E402  (as above)

SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"
_NUMBER = re.compile(r"number (\d+)")


def open_desk(url: str, password: str) -> dict[str, object]:
    """Open an exercise office with one person at its desk, signed in, and connect its account."""
    now = clock.now()
    office_id = open_office(
        name="Bench", slug="bench", exercise=True, zone="UTC", languages=["en"], at=now
    )
    staff = Staff.objects.create_user(email="ana@bench.test", name="Ana")
    join(
        office_id=office_id,
        staff_id=staff.pk,
        role=FIRST_ADMINISTRATOR,
        by=Actor.clockwork(office_id),
        at=now,
    )
    ana = people.actor_in(office_id=office_id, staff_id=staff.pk)
    assert ana is not None
    answers = {"service": url, "password": password}
    connect_account(network="fakenet", address="townhall", answers=answers, by=ana, at=now)
    client = Client()
    client.force_login(staff, backend=SIGNED_IN_BY)
    return {"office_id": office_id, "session": client.cookies["sessionid"].value}


def cases(office_id: int) -> dict[str, object]:
    """Return the number that each message bears and the case it came into, if it has one."""
    texts = dict(Message.objects.of(office_id).values_list("id", "text"))
    placed = dict(
        CaseMessage.objects.filter(message_id__in=texts).values_list("message_id", "case_id")
    )
    found = ((_NUMBER.search(text), placed.get(pk)) for pk, text in texts.items())
    return {"cases": {match.group(1): case for match, case in found if match}}


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["open", url, password]:
            print(json.dumps(open_desk(url, password)))
        case ["cases", office_id]:
            print(json.dumps(cases(int(office_id))))
