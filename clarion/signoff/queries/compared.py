"""What is new in words that wait for a signature: each piece beside what was signed last."""

from collections.abc import Sequence

from clarion.kit.ids import STATEMENT
from clarion.signoff.models import Request
from clarion.signoff.queries.requests import OpenRequest
from clarion.signoff.rules.pieces import Piece

Pairs = tuple[tuple[Piece, str], ...]


def compared(asked: Sequence[OpenRequest], *, office_id: int) -> dict[int, Pairs]:
    """Return, by request, each piece with what was signed last for the same audience.

    It is empty where nothing was. One question for all of them. Only a statement has versions: an
    answer in the same case is another answer, and what was agreed beforehand is written once.
    """
    said = [one for one in asked if one.about.startswith(STATEMENT)]
    rows = Request.objects.of(office_id).filter(about__in={one.about for one in said})
    # What was ordered to be taken down says nothing, and stands there without a place.
    rows = rows.filter(state="signed").exclude(where="").exclude(pk__in=[one.id for one in said])
    last = rows.order_by("about", "-pk").distinct("about")
    before = {row.about: {one.where: one.whole for one in row.shown()} for row in last}
    return {
        one.id: tuple(
            (piece, before.get(one.about, {}).get(piece.where, "")) for piece in one.pieces
        )
        for one in asked
    }
