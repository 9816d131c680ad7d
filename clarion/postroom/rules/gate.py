"""Nothing leaves the building without a warrant for exactly these words.

The gate is asked once, at the moment of sending, with everything under lock.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.postroom.rules.pacing import waits_its_turn
from clarion.postroom.rules.reach import Reach, fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A dispatch at the door, with all that could stop it."""

    state: str
    digest: str  # of the very bytes that would be handed over now
    due_at: datetime
    not_before: datetime | None
    stale_at: datetime
    expires_at: datetime | None
    attempts: int
    warrant_digests: frozenset[str]
    warrant_begins_at: datetime | None  # the time that was agreed to together with the words
    warrant_expires_at: datetime
    warrant_voided: bool
    holds: tuple[str, ...]  # why, in words, for each hold that covers it
    review: bool  # a hold that stopped it was lifted, and nobody has looked at it again
    predecessor: str | None  # the state of what must be acknowledged first
    predecessor_said_at: datetime | None  # when it was, once it stands
    predecessor_digest: str  # of its very bytes, where it must be the one that was agreed
    follows: str  # in a thread: the digest of what must stand before it
    stands_below: bool  # it is said below what goes before it, and not merely after it
    below: str  # what the network calls that, once it stands there
    takes_down: bool
    overtaken: bool  # an automatic answer after a person has taken over
    account_state: str
    account_quiet_until: datetime | None
    account_hangs_until: datetime | None  # another call has found that the network hangs
    pace: timedelta  # between two statements of its account; none for what waits for no turn
    free_at: datetime | None  # when that account may begin its next one; None: now
    others_first: bool  # an earlier one waits for its turn there
    reach: Reach
    exercise: bool
    personal: bool  # a statement, on an account that is a person's own


@dataclass(frozen=True, slots=True)
class Go:
    """Hand it over now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now. `until` is None when only a person or another dispatch can change it."""

    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Never. The dispatch ends in `state`."""

    state: str
    reason: str


Verdict = Go | Wait | Stop

# What is taken down goes from the last to the first, but waits for no other longer than this.
TAKES_TURNS = timedelta(seconds=30)
LOOK_AGAIN = "a hold stopped it and was lifted; somebody must look at it again"
HANGS = "the network does not answer; it is tried with one message at a time"
# What went before has ended without being said, so its continuation makes no sense.
_PREDECESSOR_LOST = frozenset({"failed", "missed", "cancelled", "expired"})


def gate(leaving: Leaving, *, at: datetime) -> Verdict:
    """Decide. Whatever ends it is asked first, whatever delays it second."""
    return _end(leaving, at) or _delay(leaving, at) or Go()


def _end(it: Leaving, at: datetime) -> Stop | None:
    if not fits(account=it.reach, exercise=it.exercise):
        return Stop("failed", "an exercise never reaches real people, nor a live desk a test")
    if it.digest not in it.warrant_digests:
        return Stop("failed", "these are not the words that were agreed")
    if it.warrant_voided:
        return Stop("failed", "the agreement was taken back")
    if it.expires_at and at >= it.expires_at:
        return Stop("expired", "its time is over")
    if it.overtaken:
        return Stop("cancelled", "a person has answered meanwhile")
    if at >= _stale_at(it):
        return Stop("missed", "its time has passed; somebody must decide whether it still holds")
    if at >= it.warrant_expires_at:
        return Stop("missed", "the agreement to these words has run out")
    if it.follows and it.follows != it.predecessor_digest:
        return Stop("failed", "what goes before it is not what was agreed")
    if it.predecessor in _PREDECESSOR_LOST and not it.takes_down:
        return Stop("failed", "what goes before it was never said")
    if it.stands_below and it.predecessor == "sent" and not it.below:
        return Stop("failed", "the network gave no name to what goes before it")
    if it.personal:
        return Stop("failed", "the account is personal: no statement leaves through it")
    if it.account_state == "closed":
        return Stop("failed", "the account was disconnected")
    return None


def _stale_at(it: Leaving) -> datetime:
    """Once a thread has begun its next post is waited for from the one before, as patiently: half
    a thread says less than none.
    """
    if it.follows and it.predecessor == "sent" and it.predecessor_said_at:
        return max(it.stale_at, it.predecessor_said_at + (it.stale_at - it.due_at))
    return it.stale_at


def _delay(it: Leaving, at: datetime) -> Wait | None:
    if it.state != "queued":
        return Wait(f"it is {it.state}")
    if it.holds:
        return Wait(it.holds[0])
    if it.review:
        return Wait(LOOK_AGAIN)
    if at < it.due_at:
        return Wait("it is not due yet", it.due_at)
    if it.warrant_begins_at and at < it.warrant_begins_at:
        return Wait("it was agreed for a later time", it.warrant_begins_at)
    if it.not_before and at < it.not_before:
        return Wait("the next attempt is later", it.not_before)
    if wait := _turn(it, at):
        return wait
    if it.account_state != "open":
        return Wait("the account must be mended first")
    if it.account_quiet_until and at < it.account_quiet_until:
        return Wait("the network asked us to wait", it.account_quiet_until)
    if it.account_hangs_until and at < it.account_hangs_until:
        return Wait(HANGS)
    return _in_line(it, at)


def _in_line(it: Leaving, at: datetime) -> Wait | None:
    """Of what waits for the same account one leaves after the other, the longest due first."""
    if not it.pace:
        return None
    if it.free_at and at < it.free_at:
        return Wait(waits_its_turn(it.pace), min(it.free_at, _stale_at(it)))
    return Wait(waits_its_turn(it.pace)) if it.others_first else None


def _turn(it: Leaving, at: datetime) -> Wait | None:
    if it.predecessor in {None, "sent"}:
        return None
    if not it.takes_down:
        return Wait("what goes before it has not been said yet")
    patience = it.due_at + TAKES_TURNS
    under_way = it.predecessor in {"queued", "sending"}
    return (
        Wait("what stands below it goes first", patience) if under_way and at < patience else None
    )
