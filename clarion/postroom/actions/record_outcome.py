"""Append what the network said to an attempt, and move its dispatch accordingly."""

from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import Deed, Failure, Permanent, Processing, Reason, Sent, Temporary
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import STATEMENT
from clarion.kit.rows import move
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.events import DispatchMoved, DispatchQueued
from clarion.postroom.models import Account, Attempt, Dispatch, Trouble
from clarion.postroom.rules.counting import next_count
from clarion.postroom.rules.health import Side
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.patience import next_attempt
from clarion.postroom.rules.reconcile import next_look

Outcome = Sent | Processing | Failure


@transaction.atomic
def record_outcome(
    *,
    dispatch_id: int,
    attempt_id: int,
    fence: int,
    outcome: Outcome,
    by: Actor,
    at: datetime,
) -> None:
    """Write the outcome down. One that comes after its lease has run out is evidence only,
    except that what was surely sent is sent.
    """
    by.must(Power.MOVE_POST)
    dispatch = Dispatch.objects.of(by.office_id).locked().get_or_refuse(pk=dispatch_id)
    Attempt.objects.filter(pk=attempt_id, ended_at=None).update(
        ended_at=at, outcome=_word(outcome), evidence=str(outcome)[:1000]
    )
    still_ours = dispatch.fence == fence and dispatch.state == "sending"
    if isinstance(outcome, Sent):
        # Queued, too: a person may have asked for another attempt while this one was under way.
        if DISPATCH.allows(dispatch.state, "sent"):
            mark_sent(dispatch, outcome, by, at)
        return
    if not still_ours:
        return
    changes = _changes(dispatch, outcome, at)
    move(dispatch, DISPATCH, changes.pop("state"), **changes)
    if isinstance(outcome, Failure):
        trouble(
            account_id=dispatch.account_id,
            side=Side.SENDING,
            failure=outcome,
            begun_at=Attempt.objects.get(pk=attempt_id).begun_at,
            by=by,
            at=at,
        )
    else:
        hanging = Account.objects.filter(pk=dispatch.account_id, hangs_until__isnull=False)
        hanging.update(hangs_until=None)
    enter(
        f"dispatch {dispatch.state}",
        about=dispatch.about,
        by=by,
        at=at,
        dispatch=dispatch.pk,
        attempt=attempt_id,
    )
    announce_move(dispatch)


def mark_sent(dispatch: Dispatch, sent: Sent, by: Actor, at: datetime) -> None:
    """Move a locked dispatch to sent, with what proves it.

    Where nobody knew for a while, it was said when it was handed over, and not when it was found.
    """
    said_at = _handed_over_at(dispatch, at) if dispatch.state == "unknown" else at
    move(
        dispatch,
        DISPATCH,
        "sent",
        remote_id=sent.remote_id[:1000],
        url=sent.url[:1000],
        proof=sent.proof[:1000],
        settled_at=said_at,
        lease_until=None,
        look_at=None,
        figures_at=_first_count(dispatch, sent, at),
        sealed=b"",
        reason="",
    )
    Account.seen_sending(account_id=dispatch.account_id, at=at)
    Trouble.over(account_id=dispatch.account_id, side=Side.SENDING)
    enter(
        "dispatch sent",
        about=dispatch.about,
        by=by,
        at=at,
        dispatch=dispatch.pk,
        remote_id=dispatch.remote_id,
    )
    announce_move(dispatch)
    _let_follow(dispatch)


def _handed_over_at(dispatch: Dispatch, at: datetime) -> datetime:
    """Return when the last attempt began; without one, `at`."""
    begun = Attempt.objects.filter(dispatch=dispatch).order_by("-number")
    return begun.values_list("begun_at", flat=True).first() or at


def _first_count(dispatch: Dispatch, sent: Sent, at: datetime) -> datetime | None:
    """Of a statement that stands somewhere under a name we know, ask how far it goes."""
    stands = sent.remote_id and dispatch.deed != Deed.TAKE_DOWN.value
    if not stands or not dispatch.about.startswith(STATEMENT):
        return None
    told = registry.capabilities(dispatch.account.network).figures
    return next_count(said_at=at, at=at) if told else None


def _let_follow(dispatch: Dispatch) -> None:
    """What was to be said after it need not wait for the next look at the clock."""
    behind = Dispatch.objects.filter(after=dispatch, state="queued")
    behind.update(not_before=None)
    for number in behind.values_list("pk", flat=True):
        announce(DispatchQueued(office_id=dispatch.office_id, dispatch_id=number))


def announce_move(dispatch: Dispatch) -> None:
    """Tell the rooms and the open screens that a dispatch is in another state."""
    announce(
        DispatchMoved(
            office_id=dispatch.office_id,
            dispatch_id=dispatch.pk,
            about=dispatch.about,
            state=dispatch.state,
        )
    )
    live.tell(office_id=dispatch.office_id, topic=dispatch.about, dispatch=dispatch.pk)


def _changes(dispatch: Dispatch, outcome: Processing | Failure, at: datetime) -> dict[str, Any]:
    match outcome:
        case Processing():
            return {
                "state": "processing",
                "lease_until": None,
                "remote_id": outcome.remote_id[:1000],
                "unknown_since": at,
                "looks": 0,
                "person_asked_at": None,
                "look_at": at + outcome.look_after,
                "reason": outcome.why[:500],
                "sealed": b"",
            }
        case Temporary():
            return _try_later(dispatch, outcome, at)
        case Permanent():
            return _failed(str(outcome), at)
    gone = outcome.reason is Reason.TARGET_GONE  # nobody can go on where it was begun
    return {
        "state": "unknown",
        "sealed": b"" if gone else _sealed(outcome.begun) or dispatch.sealed,
        "lease_until": None,
        "unknown_since": at,
        "looks": 0,
        "person_asked_at": None,
        "look_at": next_look(looks=0, at=at),
        "reason": str(outcome)[:500],
    }


def _try_later(dispatch: Dispatch, outcome: Temporary, at: datetime) -> dict[str, Any]:
    again = next_attempt(attempts=dispatch.attempts, at=at, retry_after=outcome.retry_after)
    if again is None:
        return _failed(f"tried {dispatch.attempts} times; {outcome}", at)
    return {
        "state": "queued",
        "sealed": _sealed(outcome.begun) or dispatch.sealed,
        "lease_until": None,
        "not_before": again,
        "reason": str(outcome)[:500],
    }


def _sealed(begun: str) -> bytes:
    return seal({"begun": begun}) if begun else b""


def _failed(why: str, at: datetime) -> dict[str, Any]:
    return {
        "state": "failed",
        "sealed": b"",
        "lease_until": None,
        "settled_at": at,
        "reason": why[:500],
    }


def _word(outcome: Outcome) -> str:
    return type(outcome).__name__.lower()
