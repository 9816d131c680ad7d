"""Offices and the people in them, made as the first run and invitations make them."""

from datetime import UTC, datetime
from itertools import count

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)

from clarion.kit.actor import Actor, Power
from clarion.people import queries
from clarion.people.actions import agree_to_change, begin_work, invite, join, open_office
from clarion.people.models import Staff
from clarion.people.rules.presets import FIRST_ADMINISTRATOR

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
PASSWORD = "a-quiet-morning-in-april"
_numbers = count(1)


def an_office(*, exercise: bool = False, slug: str = "", at: datetime = NOW) -> int:
    """Open an office and return its number."""
    number = next(_numbers)
    return open_office(
        name=f"Office {number}",
        slug=slug or f"office-{number}",
        exercise=exercise,
        zone="Europe/London",
        languages=["en"],
        at=at,
    )


def an_actor(*, office_id: int, role: str = FIRST_ADMINISTRATOR, at: datetime = NOW) -> Actor:
    """Return a new person of an office as they may act there."""
    number = next(_numbers)
    staff = Staff.objects.create_user(
        email=f"person{number}@example.org", name=f"Person {number}", password=PASSWORD
    )
    return take_in(office_id=office_id, staff_id=staff.pk, role=role, at=at)


def take_in(*, office_id: int, staff_id: int, role: str, at: datetime = NOW) -> Actor:
    """Let somebody join an office, and return them as they may act there."""
    by = Actor.clockwork(office_id)
    join(office_id=office_id, staff_id=staff_id, role=role, by=by, at=at)
    actor = queries.actor_in(office_id=office_id, staff_id=staff_id)
    assert actor is not None
    return actor


def a_person(*, by: Actor, role: str = "Contact handler", at: datetime = NOW) -> Actor:
    """Invite somebody new, let them accept, and return them as they may act.

    A second administrator agrees to it where there is one; else the first goes on alone.
    """
    role_id = a_role_id(office_id=by.office_id, name=role)
    email = f"person{next(_numbers)}@example.org"
    link = invite(email=email, role_id=role_id, by=by, at=at)
    agreed_to(by=by, at=at)
    staff_id = begin_work(secret=link.secret, name=email.title(), password=PASSWORD, at=at)
    actor = queries.actor_in(office_id=by.office_id, staff_id=staff_id)
    assert actor is not None
    return actor


def agreed_to(*, by: Actor, at: datetime = NOW) -> None:
    """Let somebody else who manages people agree to what this person has proposed, if anything."""
    managing = queries.staff_with(office_id=by.office_id, power=Power.MANAGE_PEOPLE)
    waiting = queries.changes_waiting(office_id=by.office_id)
    for change in (one for one in waiting if one.is_by(by.person)):
        others = [staff_id for staff_id in managing if change.may_be_agreed_by(staff_id)]
        second = queries.actor_in(office_id=by.office_id, staff_id=others[0])
        assert second is not None
        agree_to_change(change_id=change.id, by=second, at=at)


def a_role_id(*, office_id: int, name: str) -> int:
    """Return the number of a role that an office has."""
    roles = queries.roles(office_id=office_id)
    return next(role.id for role in roles if role.name == name)


def membership_id(actor: Actor) -> int:
    """Return the number of the membership through which somebody acts."""
    members = queries.members(office_id=actor.office_id, at=NOW)
    return next(member.id for member in members if member.staff_id == actor.staff_id)


def an_app(actor: Actor) -> str:
    """Give somebody an authenticator app; return the secret that it holds."""
    secret = generate_totp_secret()
    TOTP.activate(queries.person(actor.person), secret)
    return secret


def code_of(secret: str, at: datetime) -> str:
    """Return what the app shows at that moment."""
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))
