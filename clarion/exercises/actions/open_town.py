"""Open the demonstration town: its office, the people in it, its account, and what went before."""

from datetime import datetime

from django.db import transaction

from clarion.exercises.actions.furnish import furnish
from clarion.exercises.actions.overhear import overhear
from clarion.exercises.actions.see_to_signing import see_to_signing
from clarion.exercises.actions.stage import Stage
from clarion.exercises.actions.tell_past import tell_past
from clarion.exercises.rules.director import director
from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.script import before
from clarion.people import queries as people
from clarion.people.actions import open_office
from clarion.postroom import queries as postroom
from clarion.postroom.actions import connect_account, mend_account

NETWORK = "fakenet"
# What we say and what people write to us on our own pages, and what staff type in: no network.
OWN_DOORS = {
    "page": "News from Merrowby (exercise)",
    "webform": "Write to Merrowby (exercise)",
    "paper": "Front counter (exercise)",
}


def open_town(*, stage: Stage, at: datetime) -> int:
    """Open what is not open yet and return the office's number; done twice it changes nothing.

    Done from the command line by whoever has the machine, so there is nobody to be asked.
    """
    begun_at = at + before()[0].at
    office_id = _office(begun_at, at)
    _connect(stage, office_id, begun_at)
    _connect_own_doors(office_id, begun_at)
    tell_past(stage=stage, office_id=office_id, at=at)
    overhear(office_id=office_id, at=at)
    return office_id


@transaction.atomic
def _office(at: datetime, now: datetime) -> int:
    town = town_office()
    known = people.office_by_slug(town.slug)
    if known:
        see_to_signing(by=director(known.id), at=now)
        return known.id
    office_id = open_office(
        name=town.name,
        slug=town.slug,
        exercise=True,
        zone=town.zone,
        languages=list(town.languages),
        at=at,
    )
    furnish(office_id=office_id, by=director(office_id), at=at)
    see_to_signing(by=director(office_id), at=at)
    return office_id


def _connect(stage: Stage, office_id: int, at: datetime) -> None:
    """Connect the council's account, or find it again where FakeNet answers elsewhere now."""
    password = stage.settle()
    answers = {"service": stage.url, "password": password}
    known = [one for one in postroom.accounts(office_id=office_id) if one.network == NETWORK]
    if not known:
        connect_account(
            network=NETWORK,
            address=town_office().handle,
            answers=answers,
            by=director(office_id),
            at=at,
        )
    elif not known[0].url.startswith(f"{stage.url}/"):
        mend_account(account_id=known[0].id, answers=answers, by=director(office_id), at=at)


def _connect_own_doors(office_id: int, at: datetime) -> None:
    known = {one.network for one in postroom.accounts(office_id=office_id)}
    for network, title in OWN_DOORS.items():
        if network not in known:
            connect_account(
                network=network,
                address=title,
                answers={"title": title},
                by=director(office_id),
                at=at,
            )
