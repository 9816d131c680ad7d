"""A change is written down and waits; a newer one of the same thing overtakes it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people.events import ChangeProposed
from clarion.people.models import Change
from clarion.people.rules.four_eyes import CHANGE, Kind

_DEEDS = {
    Kind.ROLE: "role change proposed",
    Kind.SHAPE: "role reshaping proposed",
    Kind.INVITATION: "invitation proposed",
    Kind.PASSWORD: "new password proposed",
    Kind.FACTORS: "removal of second factors proposed",
}


def propose(
    kind: Kind, *, gaining: Collection[str], by: Actor, at: datetime, **about: Any
) -> Change:
    """Let it wait inside the caller's transaction. `about`: the change's own columns."""
    change: Change = Change.objects.create(
        office_id=by.office_id,
        kind=kind.value,
        gaining=sorted(gaining),
        proposed_at=at,
        proposed_by=by.name,
        proposed_by_id=by.person,
        **about,
    )
    facts = {"role": change.role.name, "powers": change.powers} if change.role else {}
    enter(_DEEDS[kind], about=change.about, by=by, at=at, change=change.pk, **facts)
    announce(ChangeProposed(office_id=by.office_id, change_id=change.pk))
    return change


def drop(change: Change, *, by: Actor, at: datetime) -> None:
    """Let it wait no longer; a link that waited with it never works. Raises `AlreadyMoved`."""
    move(change, CHANGE, "dropped", decided_at=at, decided_by=by.name)
    if change.invitation is not None:
        change.invitation.withdrawn_at = at
        change.invitation.save(update_fields=["withdrawn_at"])
    if change.link is not None:
        change.link.expires_at = at
        change.link.save(update_fields=["expires_at"])
    enter("change dropped", about=change.about, by=by, at=at, change=change.pk)


def overtake(*, by: Actor, at: datetime, **about: Any) -> None:
    """Drop whatever waits about the same thing."""
    for change in Change.objects.of(by.office_id).filter(state="proposed", **about):
        drop(change, by=by, at=at)
