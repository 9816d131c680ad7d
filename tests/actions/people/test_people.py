"""What is done about people: who may, what it changes, and that it is written down."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from pytest_django import Settings

from clarion.kit import vault
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.people import actions, queries
from clarion.people.actions.accept_invitation import OtherAddress
from clarion.people.actions.offer_welcome import OnlyInExercises
from clarion.people.actions.open_office import NameReserved, NameTaken
from clarion.people.actions.powers.last_administrator import LastAdministrator
from clarion.people.actions.signing.use_pass import LinkClosed
from clarion.people.actions.signing.within_reach import WorksElsewhere
from clarion.people.models import Invitation, Pass, Staff
from clarion.people.rules.one_time import INVITATION_LASTS, NEW_PASSWORD_LASTS, WELCOME_LASTS
from tests.makers.people import (
    NOW,
    PASSWORD,
    a_person,
    a_role_id,
    an_actor,
    an_office,
    membership_id,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Actor:
    return an_actor(office_id=an_office())


def deeds(actor: Actor) -> list[str]:
    rows = Entry.objects.of(actor.office_id).order_by("id")
    return list(rows.values_list("deed", flat=True))


def handler_role(actor: Actor) -> int:
    return a_role_id(office_id=actor.office_id, name="Contact handler")


def invitation(actor: Actor, email: str = "ana@example.org") -> str:
    return actions.invite(email=email, role_id=handler_role(actor), by=actor, at=NOW).secret


EACH: list[Callable[[Actor, int], object]] = [
    lambda by, one: actions.invite(email="a@example.org", role_id=one, by=by, at=NOW),
    lambda by, one: actions.withdraw_invitation(invitation_id=one, by=by, at=NOW),
    lambda by, one: actions.change_role(membership_id=one, role_id=one, by=by, at=NOW),
    lambda by, one: actions.change_team(membership_id=one, team_id=None, by=by, at=NOW),
    lambda by, one: actions.end_membership(membership_id=one, by=by, at=NOW),
    lambda by, one: actions.unlock(membership_id=one, by=by, at=NOW),
    lambda by, one: actions.offer_new_password(membership_id=one, by=by, at=NOW),
    lambda by, one: actions.remove_second_factors(membership_id=one, by=by, at=NOW),
    lambda by, one: actions.reshape_role(role_id=one, powers=(), by=by, at=NOW),
    lambda by, one: actions.close_team(team_id=one, by=by, at=NOW),
    lambda by, _: actions.make_role(name="x", powers=(), by=by, at=NOW),
    lambda by, _: actions.open_team(name="x", by=by, at=NOW),
]


@pytest.mark.parametrize("deed", EACH)
def test_asks_for_the_power_before_anything_else(
    administrator: Actor, deed: Callable[[Actor, int], object]
) -> None:
    handler = a_person(by=administrator)
    written = deeds(administrator)
    with pytest.raises(NotAllowed):
        deed(handler, membership_id(handler))
    assert deeds(administrator) == written


def test_writes_down_who_came_and_who_asked_them(administrator: Actor) -> None:
    person = a_person(by=administrator)
    assert deeds(administrator)[-3:] == [
        "person invited",
        "invitation accepted",
        "person joined",
    ]
    last = Entry.objects.of(administrator.office_id).order_by("id").last()
    assert last is not None
    assert (last.actor_id, last.actor_name) == (person.staff_id, person.name)


def test_writes_down_nobodys_address_and_no_secret(administrator: Actor) -> None:
    secret = invitation(administrator, "ana@example.org")
    facts = str(list(Entry.objects.values("facts", "about", "deed")))
    assert "example.org" not in facts
    assert secret not in facts
    assert secret not in str(Invitation.objects.values())


def test_keeps_an_invitation_for_a_week_and_no_longer(administrator: Actor) -> None:
    secret = invitation(administrator)
    with pytest.raises(LinkClosed):
        actions.begin_work(secret=secret, name="Ana", password=PASSWORD, at=NOW + INVITATION_LASTS)
    almost = NOW + INVITATION_LASTS - timedelta(seconds=1)
    actions.begin_work(secret=secret, name="Ana", password=PASSWORD, at=almost)


def test_makes_the_earlier_invitation_useless(administrator: Actor) -> None:
    first, second = invitation(administrator), invitation(administrator)
    assert queries.invited(secret=first, at=NOW) is None
    assert queries.invited(secret=second, at=NOW) is not None


def test_makes_nobody_when_a_link_is_closed(administrator: Actor) -> None:
    secret = invitation(administrator)
    found = queries.open_invitations(office_id=administrator.office_id, at=NOW)[0]
    actions.withdraw_invitation(invitation_id=found.id, by=administrator, at=NOW)
    with pytest.raises(LinkClosed):
        actions.begin_work(secret=secret, name="Ana", password=PASSWORD, at=NOW)
    assert not Staff.objects.filter(email="ana@example.org").exists()
    with pytest.raises(AlreadyMoved):
        actions.withdraw_invitation(invitation_id=found.id, by=administrator, at=NOW)


def test_gives_an_invitation_to_its_own_address_only(administrator: Actor) -> None:
    other = an_actor(office_id=an_office())
    with pytest.raises(OtherAddress):
        actions.accept_invitation(secret=invitation(administrator), staff_id=other.person, at=NOW)


def test_lets_somebody_come_back_who_had_left(administrator: Actor) -> None:
    person = a_person(by=administrator)
    email = queries.person(person.person).email
    actions.end_membership(membership_id=membership_id(person), by=administrator, at=NOW)
    assert queries.actor_in(office_id=person.office_id, staff_id=person.person) is None
    secret = invitation(administrator, email)
    actions.accept_invitation(secret=secret, staff_id=person.person, at=NOW)
    assert queries.actor_in(office_id=person.office_id, staff_id=person.person) is not None


def test_changes_what_somebody_may_do_at_once(administrator: Actor) -> None:
    person = a_person(by=administrator)
    supervisor = a_role_id(office_id=person.office_id, name="Desk supervisor")
    actions.change_role(
        membership_id=membership_id(person), role_id=supervisor, by=administrator, at=NOW
    )
    now = queries.actor_in(office_id=person.office_id, staff_id=person.person)
    assert now is not None
    assert now.may(Power.HOLD)
    assert deeds(administrator)[-1] == "role changed"


def test_keeps_the_last_administrator_whichever_way_they_would_be_lost(
    administrator: Actor,
) -> None:
    mine = membership_id(administrator)
    first_role = a_role_id(office_id=administrator.office_id, name="First administrator")
    written = deeds(administrator)
    with pytest.raises(LastAdministrator):
        actions.end_membership(membership_id=mine, by=administrator, at=NOW)
    with pytest.raises(LastAdministrator):
        actions.change_role(
            membership_id=mine, role_id=handler_role(administrator), by=administrator, at=NOW
        )
    with pytest.raises(LastAdministrator):
        actions.reshape_role(role_id=first_role, powers=[Power.ANSWER], by=administrator, at=NOW)
    assert deeds(administrator) == written
    still = queries.actor_in(office_id=administrator.office_id, staff_id=administrator.person)
    assert still == administrator


def test_lets_an_administrator_go_when_there_is_another(administrator: Actor) -> None:
    other = a_person(by=administrator, role="Platform administrator")
    actions.end_membership(membership_id=membership_id(administrator), by=other, at=NOW)
    members = queries.members(office_id=other.office_id, at=NOW)
    assert [member.staff_id for member in members] == [other.staff_id]


def test_finds_nobody_and_nothing_of_another_office(administrator: Actor) -> None:
    """O13, for the verbs as well as for the addresses."""
    stranger = a_person(by=an_actor(office_id=an_office()))
    theirs, mine = membership_id(stranger), membership_id(a_person(by=administrator))
    foreign_role = handler_role(stranger)
    with pytest.raises(NotFound):
        actions.end_membership(membership_id=theirs, by=administrator, at=NOW)
    with pytest.raises(NotFound):
        actions.change_role(membership_id=mine, role_id=foreign_role, by=administrator, at=NOW)
    with pytest.raises(NotFound):
        actions.offer_new_password(membership_id=theirs, by=administrator, at=NOW)
    with pytest.raises(NotFound):
        actions.invite(email="a@example.org", role_id=foreign_role, by=administrator, at=NOW)


def test_lets_no_administrator_into_an_office_that_is_not_theirs(administrator: Actor) -> None:
    """Whoever could set somebody's password could sign in as them wherever they work."""
    person = a_person(by=administrator)
    actions.join(
        office_id=an_office(),
        staff_id=person.person,
        role="Contact handler",
        by=person,
        at=NOW,
    )
    with pytest.raises(WorksElsewhere):
        actions.offer_new_password(membership_id=membership_id(person), by=administrator, at=NOW)
    with pytest.raises(WorksElsewhere):
        actions.remove_second_factors(membership_id=membership_id(person), by=administrator, at=NOW)


def test_takes_a_new_password_once_within_a_day(administrator: Actor) -> None:
    member = membership_id(a_person(by=administrator))
    old = actions.offer_new_password(membership_id=member, by=administrator, at=NOW).secret
    secret = actions.offer_new_password(membership_id=member, by=administrator, at=NOW).secret
    late = NOW + NEW_PASSWORD_LASTS
    with pytest.raises(LinkClosed):
        actions.take_new_password(secret=old, password=PASSWORD, at=NOW)
    with pytest.raises(LinkClosed):
        actions.take_new_password(secret=secret, password=PASSWORD, at=late)
    actions.take_new_password(secret=secret, password=PASSWORD, at=NOW)
    with pytest.raises(LinkClosed):
        actions.take_new_password(secret=secret, password=PASSWORD, at=NOW)


def test_closes_a_team_without_losing_its_people(administrator: Actor) -> None:
    """I10: whoever pointed to the team points to none."""
    person = a_person(by=administrator)
    team_id = actions.open_team(name="Roads", by=administrator, at=NOW)
    actions.change_team(
        membership_id=membership_id(person), team_id=team_id, by=administrator, at=NOW
    )
    actions.close_team(team_id=team_id, by=administrator, at=NOW)
    found = queries.colleagues(office_id=administrator.office_id)
    assert {one.team for one in found} == {""}


def test_keeps_the_addresses_of_the_house_for_the_house() -> None:
    with pytest.raises(NameReserved):
        an_office(slug="health")
    an_office(slug="millbrook")
    with pytest.raises(NameTaken):
        an_office(slug="millbrook")


def test_welcomes_visitors_to_exercises_only() -> None:
    with pytest.raises(OnlyInExercises):
        actions.offer_welcome(office_id=an_office(), at=NOW)
    town = an_office(exercise=True)
    secret = actions.offer_welcome(office_id=town, at=NOW)
    with pytest.raises(LinkClosed):
        actions.welcome_visitor(secret=secret, at=NOW + WELCOME_LASTS)
    staff_id = actions.welcome_visitor(secret=secret, at=NOW)
    with pytest.raises(LinkClosed):
        actions.welcome_visitor(secret=secret, at=NOW)
    visitor = queries.actor_in(office_id=town, staff_id=staff_id)
    assert visitor is not None
    assert visitor.exercise
    assert not visitor.may(Power.MANAGE_PEOPLE)
    assert not queries.person(staff_id).has_usable_password()


def test_takes_no_link_for_another_purpose(administrator: Actor) -> None:
    member = membership_id(a_person(by=administrator))
    secret = actions.offer_new_password(membership_id=member, by=administrator, at=NOW).secret
    with pytest.raises(LinkClosed):
        actions.welcome_visitor(secret=secret, at=NOW)
    assert Pass.objects.get().used_at is None


def test_k10_seals_second_factors_anew_so_that_the_old_key_can_go(
    administrator: Actor, settings: Settings
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.VAULT_KEYS = [old]
    TOTP.activate(queries.person(administrator.person), "JBSWY3DPEHPK3PXP")
    settings.VAULT_KEYS = [new, old]
    assert actions.reseal_second_factors() == 1
    settings.VAULT_KEYS = [new]
    kept = Authenticator.objects.get().data["secret"]
    assert vault.unseal(kept.encode())["secret"] == "JBSWY3DPEHPK3PXP"
