"""Powers given and taken as administrators do it, with a second person who agrees or is missing."""

from collections.abc import Collection
from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.ledger.models import Entry
from clarion.people import actions, queries
from clarion.people.actions import Course, Offered
from tests.makers.people import NOW, PASSWORD, a_role_id, an_actor, membership_id

HANDLER, SUPERVISOR = "Contact handler", "Desk supervisor"
OFFICER, KEEPER = "Communications officer", "Platform administrator"
READER = "Reader"
WHOLE = (Power.READ_CASES, Power.PUBLISH, Power.SIGN)
NEW_PASSWORD = "a-loud-evening-in-may"


def a_reader(by: Actor) -> Actor:
    """Take in somebody who reads, and may do nothing that weighs."""
    if READER not in {role.name for role in queries.roles(office_id=by.office_id)}:
        a_role(READER, [Power.READ_CASES], by=by)
    return an_actor(office_id=by.office_id, role=READER)


def a_role(name: str, powers: Collection[Power], *, by: Actor) -> None:
    """Make a role that nobody has."""
    actions.make_role(name=name, powers=powers, by=by, at=NOW)


def give(who: Actor, role: str, *, by: Actor, at: datetime = NOW) -> Course:
    """Give somebody another role, or propose to."""
    role_id = a_role_id(office_id=by.office_id, name=role)
    return actions.change_role(membership_id=membership_id(who), role_id=role_id, by=by, at=at)


def reshape(role: str, *powers: Power, by: Actor) -> Course:
    """Let a role include just these powers, or propose to."""
    role_id = a_role_id(office_id=by.office_id, name=role)
    return actions.reshape_role(role_id=role_id, powers=powers, by=by, at=NOW)


def ask_in(role: str, *, by: Actor) -> Offered:
    """Invite Eve, who is nobody yet."""
    role_id = a_role_id(office_id=by.office_id, name=role)
    return actions.invite(email="eve@example.org", role_id=role_id, by=by, at=NOW)


def begin(offered: Offered, *, office_id: int, at: datetime = NOW) -> Actor:
    """Let Eve use her link, and return her as she may act."""
    staff_id = actions.begin_work(secret=offered.secret, name="Eve", password=PASSWORD, at=at)
    actor = queries.actor_in(office_id=office_id, staff_id=staff_id)
    assert actor is not None
    return actor


def leave(who: Actor, *, by: Actor) -> None:
    """End somebody's membership."""
    actions.end_membership(membership_id=membership_id(who), by=by, at=NOW)


def new_password(who: Actor, *, by: Actor) -> Offered:
    """Offer somebody a link for a new password, or propose to."""
    return actions.offer_new_password(membership_id=membership_id(who), by=by, at=NOW)


def remove_factors(who: Actor, *, by: Actor) -> Course:
    """Forget somebody's second factors, or propose to."""
    return actions.remove_second_factors(membership_id=membership_id(who), by=by, at=NOW)


def take(offered: Offered, *, at: datetime = NOW) -> None:
    """Use a link for a new password."""
    actions.take_new_password(secret=offered.secret, password=NEW_PASSWORD, at=at)


def waiting(by: Actor) -> int:
    """Return the number of the one change that waits."""
    (change,) = queries.changes_waiting(office_id=by.office_id)
    return change.id


def agree(by: Actor, *, change_id: int = 0, at: datetime = NOW) -> None:
    """Agree to a change, or to the one that waits."""
    actions.agree_to_change(change_id=change_id or waiting(by), by=by, at=at)


def now(who: Actor) -> Actor:
    """Return somebody as they may act now."""
    found = queries.actor_in(office_id=who.office_id, staff_id=who.person)
    assert found is not None
    return found


def last_entry(by: Actor) -> Entry:
    """Return what the office's ledger says last."""
    entry = Entry.objects.of(by.office_id).order_by("id").last()
    assert entry is not None
    return entry
