"""Deliver one dispatch: write down that we are about to call, call, write down what happened.

Between the second step and the third nobody knows; whatever dies there is looked up, not sent
again.
"""

import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import close_old_connections, connection, transaction

from clarion.channels import registry
from clarion.channels.contract import (
    Absent,
    Access,
    Deed,
    Failure,
    Outgoing,
    Processing,
    Reason,
    Sent,
    Temporary,
)
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.actions.doorway import enter_door, holds_on
from clarion.postroom.actions.record_outcome import announce_move, record_outcome
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.models import Account, Attempt, Dispatch
from clarion.postroom.rules.gate import HANGS, Go, Leaving, Stop, Wait, gate
from clarion.postroom.rules.kinds import Kind, publishes
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.pacing import free_at, pace, waits_its_turn
from clarion.postroom.rules.patience import BEGIN_WITHIN, BLOCKED_PAUSE, LEASE
from clarion.postroom.rules.reach import Reach
from clarion.postroom.rules.reconcile import looks_surely
from clarion.signoff import queries as signoff

# What an attempt changes of a dispatch.
_WRITTEN = ("state", "attempts", "fence", "lease_until", "not_before", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An attempt that is written down and may now be made."""

    dispatch_id: int
    attempt_id: int
    number: int
    fence: int
    network: str
    access: Access
    outgoing: Outgoing
    lent_at: datetime | None = None


def deliver(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Send it if the gate says so; else leave it as the gate says. Safe to be called twice."""
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    account_id = _account_of(dispatch_id, by)
    if account_id is None:
        return
    renew_account(account_id=account_id, by=by, at=at)
    begun = time.monotonic()  # the lease counts from here, not from before the renewal
    call = _begin(dispatch_id, by, at + _since(began))
    if call is None:
        return
    outcome = _make(_whole(call), begun)
    # The call may have taken long, and the database may have been restarted meanwhile.
    if not connection.in_atomic_block:
        close_old_connections()
    record_outcome(
        dispatch_id=dispatch_id,
        attempt_id=call.attempt_id,
        fence=call.fence,
        outcome=outcome,
        by=by,
        at=at + _since(began),
    )


def _account_of(dispatch_id: int, by: Actor) -> int | None:
    rows = Dispatch.objects.of(by.office_id).filter(pk=dispatch_id, state="queued")
    account_id: int | None = rows.values_list("account_id", flat=True).first()
    return account_id


@transaction.atomic
def _begin(dispatch_id: int, by: Actor, at: datetime) -> Call | None:
    dispatch = (
        Dispatch.objects.of(by.office_id)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("account", "after__after")
        .filter(pk=dispatch_id, state="queued")
        .first()
    )
    if dispatch is None:
        return None
    shown = dispatch.outgoing(bare=True)
    leaving = _leaving(dispatch, shown.digest(), at)
    verdict = gate(leaving, at=at)
    if verdict == Go():
        begun = _through_the_door(dispatch, leaving, shown, at)
        if isinstance(begun, Call):
            return begun
        verdict = begun
    else:
        verdict = gate(replace(leaving, holds=holds_on(dispatch)), at=at)
    match verdict:
        case Wait(reason, until):
            again = until or at + BLOCKED_PAUSE
            Dispatch.objects.filter(pk=dispatch.pk).update(reason=reason, not_before=again)
        case Stop(state, reason):
            move(dispatch, DISPATCH, state, reason=reason, settled_at=at, sealed=b"")
            enter(f"dispatch {state}", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
            announce_move(dispatch)
    return None


class _Held(Exception):
    """A hold covers it, so what was written down is taken back."""

    def __init__(self, holds: tuple[str, ...]) -> None:
        super().__init__(*holds)
        self.holds = holds


def _through_the_door(
    dispatch: Dispatch, leaving: Leaving, shown: Outgoing, at: datetime
) -> Call | Go | Wait | Stop:
    """Write the attempt down, then go into the door; a hold takes back what was written.

    Whoever places a hold waits for everybody in the door. So all that takes time is done before it,
    and in it one question is left, and the commit.
    """
    try:
        with transaction.atomic():
            turn = _take(dispatch.account, leaving.pace, at)
            if turn != Go():
                return turn
            call = _write_down(dispatch, shown, at)
            enter_door(dispatch.office_id)
            if holds := holds_on(dispatch):
                raise _Held(holds)
            return call
    except _Held as held:
        dispatch.refresh_from_db(fields=_WRITTEN)
        return gate(replace(leaving, holds=held.holds), at=at)


def _take(account: Account, pace: timedelta, at: datetime) -> Go | Wait:
    """Take the account's turn, and the call; both by one statement, whoever else asks just now."""
    if pace and not account.take_turn(pace=pace, at=at):
        return Wait(waits_its_turn(pace))
    return Go() if account.is_free(at=at, until=at + LEASE) else Wait(HANGS)


def _leaving(dispatch: Dispatch, digest: str, at: datetime) -> Leaving:
    """Return everything that could stop it but the holds, which are asked at the door."""
    account, before = dispatch.account, dispatch.after
    between = _pace(dispatch)
    waits_until = free_at(spoke_at=account.spoke_at, pace=between, at=at)
    warrant = signoff.warrant_now(dispatch.warrant_id)
    return Leaving(
        state=dispatch.state,
        digest=digest,
        due_at=dispatch.due_at,
        not_before=dispatch.not_before,
        stale_at=dispatch.stale_at,
        expires_at=dispatch.expires_at,
        attempts=dispatch.attempts,
        warrant_digests=warrant.digests,
        warrant_begins_at=warrant.begins_at,
        warrant_expires_at=warrant.expires_at,
        warrant_voided=warrant.voided,
        holds=(),
        review=dispatch.review_id is not None,
        predecessor=before.state if before else None,
        predecessor_said_at=before.settled_at if before else None,
        predecessor_digest=_digest(before) if before and dispatch.follows else "",
        follows=dispatch.follows,
        stands_below=bool(dispatch.follows) and dispatch.deed == Deed.SAY.value,
        below=dispatch.below,
        takes_down=dispatch.deed == Deed.TAKE_DOWN.value,
        overtaken=dispatch.automatic and _somebody_answered(dispatch),
        account_state=account.state,
        account_quiet_until=account.quiet_until,
        account_hangs_until=account.hangs_until,
        pace=between,
        free_at=waits_until,
        others_first=bool(between) and not waits_until and dispatch.in_line(at=at).exists(),
        reach=Reach(account.reach),
        exercise=people.office(dispatch.office_id).exercise,
        personal=dispatch.is_statement and not publishes(Kind(account.kind)),
    )


def _digest(dispatch: Dispatch) -> str:
    return dispatch.outgoing(bare=True).digest()


def _pace(dispatch: Dispatch) -> timedelta:
    if not dispatch.paced:
        return timedelta()
    account = dispatch.account
    usual = registry.capabilities(account.network).pace_seconds
    return pace(chosen=account.pace_seconds, usual=usual)


def _somebody_answered(dispatch: Dispatch) -> bool:
    by_hand = Dispatch.objects.of(dispatch.office_id).filter(
        about=dispatch.about, automatic=False, made_at__gte=dispatch.made_at
    )
    return bool(by_hand.exists())


def _write_down(dispatch: Dispatch, shown: Outgoing, at: datetime) -> Call:
    """Give what the gate was shown; a film is not summed up a second time."""
    number, fence = dispatch.attempts + 1, dispatch.fence + 1
    move(
        dispatch,
        DISPATCH,
        "sending",
        attempts=number,
        fence=fence,
        lease_until=at + LEASE,
        not_before=None,
        reason="",
    )
    attempt = Attempt.objects.create(dispatch=dispatch, number=number, fence=fence, begun_at=at)
    announce_move(dispatch)
    network = dispatch.account.network
    lent_at = at if registry.capabilities(network).fetches_media else None
    return Call(
        dispatch_id=dispatch.pk,
        attempt_id=attempt.pk,
        number=number,
        fence=fence,
        network=network,
        access=dispatch.account.access(),
        outgoing=dispatch.outgoing(lent_at=lent_at, bare=True) if lent_at else shown,
        lent_at=lent_at,
    )


def _whole(call: Call) -> Call:
    """Fetch the bytes of a film once nobody waits for us; they are those that the gate was shown.

    What is kept beside a dispatch never changes. It takes seconds, and a hold would wait for them.
    """
    takes_films = registry.capabilities(call.network).film_types
    if not takes_films or not any(one.known for one in call.outgoing.rendition.media):
        return call
    dispatch = Dispatch.objects.select_related("account", "after").get(pk=call.dispatch_id)
    return replace(call, outgoing=dispatch.outgoing(lent_at=call.lent_at))


def _make(call: Call, begun: float) -> Sent | Processing | Failure:
    """Call the network, unless this process was held up so long that others may have moved on."""
    if _since(begun) > BEGIN_WITHIN:
        return Temporary(Reason.UNREACHABLE, "we were held up before the call and did not make it")
    connector = registry.pick(call.network)
    try:
        if call.number > 1 and looks_surely(connector.capabilities):
            # A network may have lied when it refused the first time.
            found = connector.look_again(call.access, call.outgoing)
            if not isinstance(found, Absent):
                return found
        match call.outgoing.deed:
            case Deed.SAY:
                return connector.send(call.access, call.outgoing)
            case Deed.CHANGE:
                return connector.change(call.access, call.outgoing)
            case Deed.TAKE_DOWN:
                return connector.take_down(call.access, call.outgoing)
    except Failure as failure:
        return failure


def _since(began: float) -> timedelta:
    return timedelta(seconds=time.monotonic() - began)
