"""Compare what cases say, the older first, and tell who is like whom and why."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from clarion.desk.actions.matters.seating import place_of, said
from clarion.desk.models import Heard
from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.matters.placing import Found
from clarion.reading.meaning import Remembering, bundled_encoder, is_built
from clarion.reading.sameness import Encode, Grouper, Told, Way


def compare(heard: Sequence[Heard]) -> list[Found]:
    """Return for each, in the same order, to which group it belongs and by what reason.

    Their cases and messages are loaded. Cases are called by their references, so that a reason can
    be read out.
    """
    joinings = Grouper(encode=_encode()).add_many([_told(one) for one in heard])
    numbers = {one.case.reference: one.case_id for one in heard}
    return [
        Found(
            case=one.case_id,
            group=joining.matter,
            like=numbers.get(joining.like),
            because="" if joining.way is Way.FIRST else joining.because,
        )
        for one, joining in zip(heard, joinings, strict=True)
    ]


@cache
def _encode() -> Encode | None:
    """The same cases are compared each time that one arrives: what they mean is kept meanwhile."""
    return Remembering(bundled_encoder().encode).encode if is_built() else None


def _told(one: Heard) -> Told:
    message: Any = one.message
    return Told(
        id=one.case.reference,
        text=said(message),
        at=message.received_at,
        place=place_of(one),
        life_risk=Risk(one.case.risk) in GRAVE,
        need=one.case.need,
    )
