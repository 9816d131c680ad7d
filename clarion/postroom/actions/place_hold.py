"""Stop everything, one network, one account or one message, until somebody lifts it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.actions.deliver import DOOR
from clarion.postroom.models import Dispatch, Hold
from clarion.postroom.models.hold import SCOPES


class NoSuchScope(Refusal):
    """A hold covers everything, a network, an account or one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The hold, and what had left already when it began: nothing else is sent after it."""

    hold_id: int
    in_flight: tuple[int, ...]


@transaction.atomic
def place_hold(*, scope: str, subject: str = "", why: str, by: Actor, at: datetime) -> Placed:
    """Place a hold. When this returns, no attempt begins that it covers."""
    by.must(Power.HOLD)
    if scope not in SCOPES:
        raise NoSuchScope
    _close_door(by.office_id)
    hold = Hold.objects.create(
        office_id=by.office_id,
        scope=scope,
        subject=subject,
        why=why[:300],
        placed_by=by.name,
        placed_at=at,
    )
    sending = Dispatch.objects.of(by.office_id).filter(state="sending")
    in_flight = tuple(
        one.pk
        for one in sending.select_related("account")
        if hold.covers(account_id=one.account_id, network=one.account.network, dispatch_id=one.pk)
    )
    enter(
        "hold placed",
        about=f"hold:{hold.pk}",
        by=by,
        at=at,
        scope=scope,
        subject=subject,
        why=why[:300],
        in_flight=list(in_flight),
    )
    live.tell(office_id=by.office_id, topic="hold")
    return Placed(hold_id=hold.pk, in_flight=in_flight)


def _close_door(office_id: int) -> None:
    """Wait for whoever is at the door, and keep others out until the hold is in force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [DOOR, office_id])
