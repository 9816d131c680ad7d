"""In the town somebody signs at every step: colleagues at the desk, one by a link, and a guest."""

from datetime import datetime

from django.db import transaction

from clarion.exercises.actions.casting import administrator
from clarion.exercises.actions.hiring import hire
from clarion.exercises.rules.office import town_office
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import give_app, make_role
from clarion.signoff import queries as signoff
from clarion.signoff.actions import (
    Step,
    Way,
    agree_to_chain,
    agree_to_guest,
    begin_chain,
    begin_emergency_route,
    name_guest,
)

_DUTY = "Communications officer"
_REVIEW_HOURS = 24
_MINUTES = 10


@transaction.atomic
def see_to_signing(*, by: Actor, at: datetime) -> None:
    """Hire who is missing and begin what is missing; done twice, or in an older town, it is safe.

    What a visitor has ended is begun again when the town is opened the next time.
    """
    office_id = by.office_id
    _shape_role(by, at)
    known = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    teams = {name: number for number, name in people.teams(office_id=office_id)}
    for one in town_office().signers:
        if one.name not in known:
            hire(one, team_id=teams.get(one.team), by=by, at=at)
    _equip(by, at)
    chains = signoff.chains(office_id=office_id) + signoff.proposed_chains(office_id=office_id)
    if not any(one.emergency for one in chains):
        route = begin_emergency_route(roles=(_DUTY,), review_hours=_REVIEW_HOURS, by=by, at=at)
        _agree(route, at, office_id)
    if not any(one.name == town_office().chain.name for one in chains):
        _begin_chain(by, at)


def _shape_role(by: Actor, at: datetime) -> None:
    roles = {one.name for one in people.roles(office_id=by.office_id)}
    if town_office().chain.second not in roles:
        make_role(name=town_office().chain.second, powers=[Power.SIGN], by=by, at=at)


def _equip(by: Actor, at: datetime) -> None:
    """Give an app to whoever signs by a link."""
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=by.office_id)}
    for one in town_office().signers:
        if one.app and people.factor_of(staff_id=staff[one.name]) is people.Factor.NONE:
            give_app(staff_id=staff[one.name], secret=one.app, by=by, at=at)


def _begin_chain(by: Actor, at: datetime) -> None:
    """Begin the chain, and name the guest: the director proposes both, a colleague agrees."""
    chain, guest = town_office().chain, town_office().guest
    steps = (
        Step(title="Press office", roles=(chain.first,), minutes=_MINUTES),
        Step(title="Ambulance service", roles=(chain.second,), minutes=_MINUTES),
    )
    chain_id = begin_chain(name=chain.name, themes=chain.themes, steps=steps, by=by, at=at)
    _agree(chain_id, at, by.office_id)
    guest_id = name_guest(
        chain_id=chain_id,
        step=1,
        name=guest.name,
        organisation=guest.organisation,
        email=guest.email,
        way=Way.MAIL,
        by=by,
        at=at,
    )
    second = administrator(by.office_id)
    if second is not None:
        agree_to_guest(guest_id=guest_id, by=second, at=at)


def _agree(chain_id: int, at: datetime, office_id: int) -> None:
    """Let the administrator agree where it waits for a second person."""
    second = administrator(office_id)
    waits = [one.id for one in signoff.proposed_chains(office_id=office_id)]
    if second is not None and second.may(Power.MANAGE_OFFICE) and chain_id in waits:
        agree_to_chain(chain_id=chain_id, by=second, at=at)
