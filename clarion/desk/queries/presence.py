"""Who else has a case open, and whose turn it is to write."""

from dataclasses import dataclass
from datetime import datetime

from clarion.desk.models import Case, Looking, Turn
from clarion.desk.rules.clocks import LOOKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who else has the case open, and whose turn it is to write."""

    looking: tuple[str, ...]
    turn_name: str  # somebody else; empty: nobody
    turn_mine: bool


def presence(*, office_id: int, case_id: int, staff_id: int, at: datetime) -> Presence:
    """Return who else is here; raises `NotFound`."""
    Case.objects.of(office_id).get_or_refuse(pk=case_id)
    return presence_at(case_id, staff_id, at)


def presence_at(case_id: int, staff_id: int, at: datetime) -> Presence:
    """Return it for a case that is known to be one of the office's."""
    turn = Turn.objects.filter(case_id=case_id, until__gt=at).first()
    others = Looking.objects.filter(case_id=case_id, seen_at__gt=at - LOOKING)
    others = others.exclude(staff_id__in=[staff_id, turn.staff_id if turn else staff_id])
    names = others.order_by("name").values_list("name", flat=True)
    return Presence(
        looking=tuple(names),
        turn_name=turn.name if turn and turn.staff_id != staff_id else "",
        turn_mine=bool(turn and turn.staff_id == staff_id),
    )
