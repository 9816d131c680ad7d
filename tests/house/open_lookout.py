"""Opens an exercise office that has heard everyday talk for six hours, and looks out from now on.

Run in a house's own surroundings: `python -m tests.house.open_lookout SERVICE HANDLE PASSWORD`.
"""

import sys
from datetime import timedelta

import django

SLUG = "weirside"
FAY = ("Fay Lund", "fay@weirside.test")
# What people name in the recording, and where it lies.
PLACES = (
    ("Weirside", "neighbourhood", "51.010", "-2.000", ""),
    ("Mill Lane", "road", "51.011", "-2.001", "Weirside"),
    ("Dean Bank", "road", "51.016", "-2.009", "Weirside"),
)


def main(service: str, handle: str, password: str) -> None:
    """Open it, name its streets, listen to a pile of files, and let it have heard."""
    from django.db import transaction  # noqa: PLC0415  (Django must be set up first)

    from clarion.insight.models import Lookout  # noqa: PLC0415
    from clarion.kit import clock  # noqa: PLC0415
    from clarion.listening.actions import Asked, Purpose, add_source, begin_watch  # noqa: PLC0415
    from clarion.people.actions import open_office  # noqa: PLC0415
    from clarion.people.models import Staff  # noqa: PLC0415
    from clarion.places.actions import add_place  # noqa: PLC0415
    from clarion.postroom.actions import connect_account  # noqa: PLC0415
    from tests.house.open_drill import PASSWORD  # noqa: PLC0415
    from tests.makers.insight import as_usual, is_said  # noqa: PLC0415
    from tests.makers.listening import Ear  # noqa: PLC0415
    from tests.makers.people import take_in  # noqa: PLC0415

    now = clock.now()
    office_id = open_office(
        name="Weirside", slug=SLUG, exercise=True, zone="Europe/London", languages=["en"], at=now
    )
    staff = Staff.objects.create_user(email=FAY[1], name=FAY[0], password=PASSWORD)
    fay = take_in(office_id=office_id, staff_id=staff.pk, role="First administrator", at=now)
    answers = {"service": service, "password": password}
    connect_account(network="fakenet", address=handle, answers=answers, by=fay, at=now)
    for name, kind, lat, lon, area in PLACES:
        add_place(name=name, kind=kind, other_names=(), lat=lat, lon=lon, area=area, by=fay, at=now)
    files_id = add_source(kind="file", title="Letters", address="letters", by=fay, at=now)
    asked = Asked(
        title="Water in Weirside",
        purpose=Purpose.SERVICE,
        why="To hear of leaks before people ring us.",
        words=("brown water", "tap water"),
        places=(),
        accounts=(),
        sources=(files_id,),
        languages=(),
        until=now + timedelta(days=20),
    )
    begin_watch(asked=asked, by=fay, at=now)
    ear = Ear(office_id=office_id, chief=fay, other=fay, files_id=files_id)
    with transaction.atomic():
        is_said(ear, *as_usual(since=now - timedelta(hours=6), until=now))
        # A lookout that has looked already would have missed these hours: it begins anew.
        Lookout.objects.filter(office_id=office_id).delete()


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
