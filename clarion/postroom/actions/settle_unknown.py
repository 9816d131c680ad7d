"""A person has looked and says what became of a message that no machine could find."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from clarion.channels.contract import Sent
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.record_outcome import announce_move, mark_sent
from clarion.postroom.events import DispatchQueued
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.lives import DISPATCH

# After this many attempts a machine has had its chances; an answer is then written anew.
ATTEMPTS_BY_PERSON_MAX = 2


class Finding(StrEnum):
    """What the person found."""

    ARRIVED = "arrived"
    SEND_AGAIN = "not there: send again"
    GIVE_UP = "not there: do not send"


class StillWorking(Refusal):
    """The network has it and is still at work on it: say that it is there, then withdraw it."""


class TriedTwice(Refusal):
    """This has been tried twice already. Write a new answer instead."""


@transaction.atomic
def settle_unknown(
    *, dispatch_id: int, finding: Finding, evidence: str, by: Actor, at: datetime
) -> None:
    """Settle it with what the person saw, e.g. an address or "she confirmed on the phone"."""
    by.must(Power.SETTLE_UNKNOWN)
    dispatch = Dispatch.objects.of(by.office_id).locked().get_or_refuse(pk=dispatch_id)
    if dispatch.state not in {"unknown", "processing"}:
        raise AlreadyMoved
    enter(
        "unknown settled",
        about=dispatch.about,
        by=by,
        at=at,
        dispatch=dispatch_id,
        finding=finding.value,
    )
    # It has told us what it calls it. Taken for not said, it could be neither taken down nor once.
    if dispatch.state == "processing" and finding is not Finding.ARRIVED:
        raise StillWorking
    match finding:
        case Finding.ARRIVED:
            seen = evidence.strip()
            proof = f"seen by {by.name}: {seen or 'no link given'}"
            url = seen if seen.startswith(("https://", "http://")) else ""
            # A network that is still at work on it has told us what it calls it.
            known = dispatch.remote_id if dispatch.state == "processing" else ""
            mark_sent(dispatch, Sent(remote_id=known, url=url, proof=proof), by, at)
        case Finding.SEND_AGAIN:
            # What was begun is gone on with in its place, which makes no second one.
            if dispatch.attempts >= ATTEMPTS_BY_PERSON_MAX and not dispatch.sealed:
                raise TriedTwice
            move(dispatch, DISPATCH, "queued", look_at=None, not_before=None, reason="")
            announce(DispatchQueued(office_id=by.office_id, dispatch_id=dispatch_id))
            announce_move(dispatch)
        case Finding.GIVE_UP:
            why = f"not there, says {by.name}"
            move(dispatch, DISPATCH, "failed", look_at=None, settled_at=at, reason=why, sealed=b"")
            announce_move(dispatch)
