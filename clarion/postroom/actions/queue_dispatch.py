"""Put exact words at the door, with the warrant that covers them."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from clarion.channels.contract import Deed, InThread, Outgoing
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import STATEMENT
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.events import DispatchQueued
from clarion.postroom.models import Account, Dispatch, Enclosed
from clarion.postroom.rules.patience import REPLY_STALE_AFTER
from clarion.signoff import queries as signoff


class NotConnected(Refusal):
    """This account is not connected any more. Choose another way to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When it should leave, how long after that it still may by itself, and its very end.

    `paced`: it waits for its turn among the statements of its account.
    """

    due_at: datetime
    stale_after: timedelta
    expires_at: datetime | None = None
    paced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is written on it, so that a hold finds it."""

    theme: str = ""
    campaign: str = ""


_PLAIN = Label()


@transaction.atomic
def queue_dispatch(
    *,
    outgoing: Outgoing,
    warrant_id: int,
    about: str,
    answers_id: int | None = None,
    automatic: bool = False,
    timing: Timing | None = None,
    label: Label = _PLAIN,
    after_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Queue one dispatch and return its number. Without `timing` it is due now, as a reply is.

    The words, and so their digest, are those of `outgoing`; the gate compares them with the
    warrant again when it is sent. What goes `after_id` waits until that one was sent; in a thread
    it is said below that one, by whatever name the network gives it then. Whether a statement
    leaves as an emergency its warrant says, and nobody who writes it.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH, Power.RECALL, Power.MOVE_POST)
    timing = timing or Timing(due_at=at, stale_after=REPLY_STALE_AFTER)
    account = Account.objects.of(by.office_id).get_or_refuse(pk=outgoing.account_id)
    if account.state == "closed":
        raise NotConnected
    dispatch = Dispatch.objects.create(
        office_id=by.office_id,
        account=account,
        warrant_id=warrant_id,
        about=about,
        answers_id=answers_id,
        automatic=automatic,
        after_id=after_id,
        **_exactly(outgoing),
        **_when(timing),
        **_labelled(label, about, warrant_id),
        paced=timing.paced and _begins(outgoing),
    )
    _enclose(dispatch, outgoing)
    enter(
        "dispatch queued",
        about=about,
        by=by,
        at=at,
        dispatch=dispatch.pk,
        digest=outgoing.digest(),
        warrant=warrant_id,
    )
    announce(DispatchQueued(office_id=by.office_id, dispatch_id=dispatch.pk))
    return dispatch.pk


def _exactly(outgoing: Outgoing) -> dict[str, Any]:
    """Return the very bytes as they are kept."""
    words, target = outgoing.rendition, outgoing.target
    return {
        "key": outgoing.key,
        "edge": outgoing.edge.value,
        "text": words.text,
        "subject": words.subject,
        "language": words.language,
        "target": {**asdict(target), "extra": dict(target.extra)} if target else None,
        "pictures": len(words.media),
        "deed": outgoing.deed.value,
        "said_id": outgoing.said_id,
        "made_at": outgoing.made_at,
        **_in_thread(outgoing.thread),
    }


def _in_thread(thread: InThread | None) -> dict[str, Any]:
    if thread is None:
        return {}
    return {
        "thread_number": thread.number,
        "thread_of": thread.of,
        "follows": thread.follows,
    }


def _labelled(label: Label, about: str, warrant_id: int) -> dict[str, Any]:
    """Return what a hold finds it by, and what it may spare it for: that the warrant says."""
    urgent = about.startswith(STATEMENT) and signoff.is_emergency(warrant_id=warrant_id)
    return {"theme": label.theme, "campaign": label.campaign, "emergency": urgent}


def _begins(outgoing: Outgoing) -> bool:
    """Whether a statement begins with it: a thread that has begun is not kept waiting."""
    goes_on = outgoing.thread is not None and bool(outgoing.thread.follows)
    return outgoing.deed is Deed.SAY and not goes_on


def _when(timing: Timing) -> dict[str, Any]:
    return {
        "due_at": timing.due_at,
        "stale_at": timing.due_at + timing.stale_after,
        "expires_at": timing.expires_at,
    }


def _enclose(dispatch: Dispatch, outgoing: Outgoing) -> None:
    """Keep a copy of each: what leaves does not change when something else does."""
    Enclosed.objects.bulk_create(
        Enclosed(
            dispatch=dispatch,
            place=place,
            name=one.name,
            mime=one.mime,
            alt=one.alt,
            caption=one.caption,
            credit=one.credit,
            content=one.content,
            tracks=[asdict(track) for track in one.tracks],
        )
        for place, one in enumerate(outgoing.rendition.media)
    )
