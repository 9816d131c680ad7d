"""Stop everything, or one network, account, theme, campaign, statement or message."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from clarion.channels import registry
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import STATEMENT
from clarion.kit.numbers import number_of
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.actions.doorway import DOOR
from clarion.postroom.models import Account, Attempt, Dispatch, Hold
from clarion.postroom.rules.patience import LEASE
from clarion.postroom.rules.sparing import sparing
from clarion.postroom.rules.themes import THEMES


class NoSuchScope(Refusal):
    """There is no such thing to hold. Choose everything, or one of what is on its way."""


class LookedAtTooEarly(Refusal):
    """Choose a time that is still to come: then whoever may lift the hold is told to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a hold lets pass (`emergency`, `theme:safety`), and when to look at it again.

    What nobody has chosen is nothing: such a hold lets nothing pass.
    """

    spares: tuple[str, ...] = ()
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The hold, and what had left when it began, or may have: nothing else is sent after it.

    `placed_at` is the time as it is shown, to the second: after it nothing begins to leave.
    """

    hold_id: int
    in_flight: tuple[int, ...]
    placed_at: datetime


_STRICT = Terms()


def place_hold(
    *,
    scope: str,
    subject: str = "",
    title: str = "",
    why: str = "",
    terms: Terms = _STRICT,
    by: Actor,
    at: datetime,
) -> Placed:
    """Place a hold. When this returns, no attempt begins that it covers.

    `title` says in words what a campaign or a statement is called; `why` may be said afterwards.
    What takes words down is not held: it says nothing. Raises `NoSuchScope` for what nothing on its
    way could ever match, `CannotSpare`, `LookedAtTooEarly`.
    """
    began = time.monotonic()  # before the database is asked for anything, even for a transaction
    by.must(Power.HOLD)
    spares = sparing(terms.spares, scope=scope)
    if terms.look_at is not None and terms.look_at <= at:
        raise LookedAtTooEarly
    with transaction.atomic():
        subject = _canonical(scope, subject, by.office_id)
        _close_door(by.office_id)
        hold = Hold(
            office_id=by.office_id,
            scope=scope,
            subject=subject,
            title=title[:200],
            why=why.strip()[:300],
            spares=spares,
            look_at=terms.look_at,
            placed_by=by.name,
            placed_at=_second_after(at + timedelta(seconds=time.monotonic() - began)),
        )
        hold.in_flight = _under_way(hold)
        hold.save()
        _enter(hold, by, at)
        live.tell(office_id=by.office_id, topic="hold")
    return Placed(hold_id=hold.pk, in_flight=tuple(hold.in_flight), placed_at=hold.placed_at)


def _enter(hold: Hold, by: Actor, at: datetime) -> None:
    enter(
        "hold placed",
        about=f"hold:{hold.pk}",
        by=by,
        at=at,
        scope=hold.scope,
        subject=hold.subject,
        why=hold.why,
        spares=hold.spares,
        look_at=hold.look_at.isoformat() if hold.look_at else "",
        nothing_after=hold.placed_at.isoformat(),
        in_flight=hold.in_flight,
    )


def _second_after(moment: datetime) -> datetime:
    """Return the whole second that is not before it: people read no fraction of one.

    Cut off, the time would be one before the door was closed, and what left in between would have
    left after the time that is shown.
    """
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + timedelta(seconds=1)


def _canonical(scope: str, subject: str, office_id: int) -> str:
    """Return the subject as it is written on a dispatch; raises `NoSuchScope`."""
    number = number_of(subject.removeprefix(STATEMENT) if scope == "statement" else subject) or 0
    match scope:
        case "everything" if not subject:
            return ""
        case "network" if subject in registry.names():
            return subject
        case "theme" if subject in THEMES:
            return subject
        case "account" if Account.objects.of(office_id).filter(pk=number).exists():
            return str(number)
        case "dispatch" if Dispatch.objects.of(office_id).filter(pk=number).exists():
            return str(number)
        case "campaign" if number:  # here and below: there may be nothing on its way yet
            return str(number)
        case "statement" if number:
            return f"{STATEMENT}{number}"
    raise NoSuchScope


def _close_door(office_id: int) -> None:
    """Wait for whoever is at the door, and keep others out until the hold is in force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [DOOR, office_id])


def _under_way(hold: Hold) -> list[int]:
    """Return what it covers and has left, or may have: that cannot be called back.

    What a network is at work on is among it: it may have been asked just now what is missing of it.
    So is what nobody knows of, and what a worker may still have in its hands although others think
    that it has gone.
    """
    at_work = Attempt.objects.filter(
        dispatch=OuterRef("pk"), ended_at=None, begun_at__gt=hold.placed_at - 2 * LEASE
    )
    away = Q(state__in=["sending", "processing", "unknown"])
    away |= Q(Exists(at_work), state="queued")
    rows = Dispatch.objects.of(hold.office_id).filter(away)
    return [one.pk for one in rows.select_related("account") if hold.covers(one)]
