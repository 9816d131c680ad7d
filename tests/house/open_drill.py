"""Opens an exercise office with five people at work, on a network of the tests.

Run in a house's own surroundings: `python -m tests.house.open_drill SERVICE HANDLE PASSWORD`.
"""

import sys

import django

SLUG = "drill"
PASSWORD = "a-quiet-morning-in-april"
ANA, BEN = ("Ana Ruiz", "ana@drill.test"), ("Ben Okafor", "ben@drill.test")
CLEO, DAN = ("Cleo Marsh", "cleo@drill.test"), ("Dan Levy", "dan@drill.test")
EVE = ("Eve Stone", "eve@drill.test")
HANDLERS = (BEN, CLEO, DAN)


def main(service: str, handle: str, password: str) -> None:
    """Open it, take them on, connect its account and its own page."""
    from clarion.kit import clock  # noqa: PLC0415  (Django must be set up first)
    from clarion.people.actions import open_office  # noqa: PLC0415
    from clarion.people.models import Staff  # noqa: PLC0415
    from clarion.postroom.actions import connect_account  # noqa: PLC0415
    from tests.makers.desk import may_answer  # noqa: PLC0415
    from tests.makers.people import take_in  # noqa: PLC0415

    now = clock.now()
    office_id = open_office(
        name="Drill", slug=SLUG, exercise=True, zone="Europe/London", languages=["en"], at=now
    )
    ana, *_handlers = (
        take_in(
            office_id=office_id,
            staff_id=Staff.objects.create_user(email=email, name=name, password=PASSWORD).pk,
            role=role,
            at=now,
        )
        for role, people in (
            ("First administrator", (ANA,)),
            ("Contact handler", HANDLERS),
            ("Communications officer", (EVE,)),
        )
        for name, email in people
    )
    may_answer(by=ana, life_risk=True, at=now)
    answers = {"service": service, "password": password}
    connect_account(network="fakenet", address=handle, answers=answers, by=ana, at=now)
    connect_account(network="page", address="Drill news", answers={}, by=ana, at=now)
    connect_account(network="webform", address="drill", answers={}, by=ana, at=now)


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
