"""Find out whether something of which we do not know was said: look it up, never say it again."""

import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from django.db import transaction

from clarion.channels import registry
from clarion.channels.contract import (
    Absent,
    Capabilities,
    Deed,
    Failure,
    Permanent,
    Processing,
    Reason,
    Sent,
    Unknown,
)
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.doorway import enter_door, holds_on
from clarion.postroom.actions.record_outcome import announce_move, mark_sent
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.patience import BEGIN_WITHIN, LEASE
from clarion.postroom.rules.reconcile import (
    PERSON_AFTER,
    WORKS_FOR,
    AskPerson,
    LookLater,
    Next,
    WriteAgain,
    after_absence,
    can_look,
    goes_by_words,
    next_look,
)
from clarion.signoff import queries as signoff

UNSETTLED = ("sending", "unknown", "processing")

Found = Sent | Processing | Absent | Failure


def look_again(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Look one unknown or processing dispatch up on its network, and act on what is found."""
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    dispatch, free = _claim(dispatch_id, by, at)
    if dispatch is None:
        return
    capabilities = registry.pick(dispatch.account.network).capabilities
    found: Found | None = None
    if can_look(capabilities, Deed(dispatch.deed)):
        renew_account(account_id=dispatch.account_id, by=by, at=at)
        # Whoever was held up since the door was asked only looks.
        late = timedelta(seconds=time.monotonic() - began) > BEGIN_WITHIN
        found = _look(dispatch, looks_only=late or not free)
    _act(dispatch_id, capabilities, found, by, at + timedelta(seconds=time.monotonic() - began))


@transaction.atomic
def _claim(dispatch_id: int, by: Actor, at: datetime) -> tuple[Dispatch | None, bool]:
    """Take the look, so that nobody else looks meanwhile, and say whether it may hand over more.

    What goes with something that is there already, as subtitles do, leaves like everything else: it
    is asked in the door whether it may.
    """
    rows = Dispatch.objects.of(by.office_id).filter(state__in=["unknown", "processing"])
    due = rows.filter(pk=dispatch_id, look_at__lte=at).select_related("account", "after")
    dispatch = due.select_for_update(skip_locked=True, of=("self",)).first()
    if dispatch is None:
        return None, False
    Dispatch.objects.filter(pk=dispatch_id).update(look_at=at + LEASE)
    if dispatch.state != "processing":
        return dispatch, False
    voided = signoff.warrant_now(dispatch.warrant_id).voided
    stopped = voided or dispatch.account.state != "open"
    enter_door(by.office_id)
    return dispatch, not stopped and not holds_on(dispatch)


def _look(dispatch: Dispatch, *, looks_only: bool) -> Found:
    account = dispatch.account
    account.refresh_from_db()
    outgoing = replace(dispatch.outgoing(bare=True), looks_only=looks_only)
    try:
        return registry.pick(account.network).look_again(account.access(), outgoing)
    except Failure as failure:
        return failure


@transaction.atomic
def _act(
    dispatch_id: int, capabilities: Capabilities, found: Found | None, by: Actor, at: datetime
) -> None:
    dispatch = Dispatch.objects.of(by.office_id).locked().filter(pk=dispatch_id).first()
    if dispatch is None:
        return
    found = _if_its_own(dispatch, capabilities, found)
    if _stands_withdrawn(found, dispatch):
        found = Sent(remote_id=found.remote_id, proof="it is there; it was withdrawn meanwhile")
    if isinstance(found, Sent):
        if DISPATCH.allows(dispatch.state, "sent"):
            mark_sent(dispatch, found, by, at)
        return
    if dispatch.state not in {"unknown", "processing"}:
        return
    if dispatch.state == "processing" and _is_refused(found):
        _refused(dispatch, str(found), by, at)
        return
    if isinstance(found, Processing) and dispatch.state == "unknown" and capabilities.needs_film:
        _is_there(dispatch, found, at)
        return
    step = _next(dispatch, capabilities, found, at)
    if isinstance(step, WriteAgain) and _was_refused(dispatch):
        _refused(dispatch, dispatch.reason, by, at)
        return
    if isinstance(step, WriteAgain):
        move(dispatch, DISPATCH, "queued", look_at=None, not_before=None, reason="")
        enter("dispatch absent", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
        announce_move(dispatch)
        return
    _wait(dispatch, step, found if isinstance(found, Processing) else None, by, at)


def _was_refused(dispatch: Dispatch) -> bool:
    """Whether the network said no by a code that we do not know: it would again (decision 94)."""
    return dispatch.reason.partition(":")[0] == Reason.UNKNOWN_REFUSAL.value


def _stands_withdrawn(found: Found | None, dispatch: Dispatch) -> TypeGuard[Processing]:
    """Whether it is there, not ready, and nobody wants it any more: then it can be taken down."""
    if not isinstance(found, Processing) or dispatch.state != "processing":
        return False
    same = bool(found.remote_id) and found.remote_id == dispatch.remote_id
    return same and signoff.warrant_now(dispatch.warrant_id).withdrawn


def _is_there(dispatch: Dispatch, found: Processing, at: datetime) -> None:
    """It was found, by the name that it has there: what is missing of it can follow."""
    move(
        dispatch,
        DISPATCH,
        "processing",
        remote_id=found.remote_id[:1000],
        sealed=b"",
        unknown_since=at,
        looks=0,
        person_asked_at=None,
        look_at=at + found.look_after,
        reason=found.why[:500],
    )
    announce_move(dispatch)


def _is_refused(found: Found | None) -> TypeGuard[Permanent]:
    return isinstance(found, Permanent) and found.reason is Reason.MEDIA_REFUSED


def _refused(dispatch: Dispatch, why: str, by: Actor, at: datetime) -> None:
    """The network shows it to nobody, and would refuse it again: a person decides."""
    move(dispatch, DISPATCH, "failed", look_at=None, settled_at=at, sealed=b"", reason=why[:500])
    enter("dispatch failed", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
    announce_move(dispatch)


def _if_its_own(
    dispatch: Dispatch, capabilities: Capabilities, found: Found | None
) -> Found | None:
    """What was found by its words belongs to nobody else, and nobody else is looking for it."""
    if not isinstance(found, Sent | Processing):
        return found
    if not goes_by_words(capabilities, Deed(dispatch.deed)) or (
        dispatch.state == "processing" and found.remote_id == dispatch.remote_id
    ):
        return found
    others = Dispatch.objects.of(dispatch.office_id).filter(account_id=dispatch.account_id)
    others = others.filter(deed=Deed.SAY.value).exclude(pk=dispatch.pk)
    if others.filter(remote_id=found.remote_id).exclude(remote_id="").exists():
        return Absent(evidence="what says the same there is another message of ours")
    alike = others.filter(
        text=dispatch.text, subject=dispatch.subject, answers_id=dispatch.answers_id
    )
    if alike.filter(state__in=UNSETTLED).exists():
        return Unknown(Reason.UNRECOGNISED, "another message with the same words is looked for")
    return found


def _next(
    dispatch: Dispatch, capabilities: Capabilities, found: Found | None, at: datetime
) -> Next:
    looks, since = dispatch.looks + 1, dispatch.unknown_since or dispatch.made_at
    if found is None:
        return AskPerson(f"{capabilities.title} gives us no way to find out")
    if isinstance(found, Absent) and dispatch.state == "unknown":
        deed = Deed(dispatch.deed)
        return after_absence(capabilities, looks=looks, unknown_since=since, at=at, deed=deed)
    return LookLater(next_look(looks=looks, at=at))


def _wait(
    dispatch: Dispatch,
    step: LookLater | AskPerson,
    works: Processing | None,
    by: Actor,
    at: datetime,
) -> None:
    """Look again later; ask a person as well once it has lasted too long for a machine.

    A network that says it is at work may take longer; one that lacks something may not.
    """
    looks, since = dispatch.looks + 1, dispatch.unknown_since or dispatch.made_at
    look_at = step.at if isinstance(step, LookLater) else next_look(looks=looks, at=at)
    changes: dict[str, Any] = {"looks": looks, "look_at": look_at}
    if works:
        changes["reason"] = works.why[:500]
    patience = WORKS_FOR if works and not works.why else PERSON_AFTER
    asking = isinstance(step, AskPerson) or at - since >= patience
    if asking and dispatch.person_asked_at is None:
        changes["person_asked_at"] = at
        enter("person asked", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
        announce_move(dispatch)
    if isinstance(step, AskPerson):
        changes["reason"] = step.why
    Dispatch.objects.filter(pk=dispatch.pk).update(**changes)
