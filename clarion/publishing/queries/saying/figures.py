"""How far an edition has gone on all of its networks together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from clarion.postroom import queries as postroom
from clarion.postroom.queries import FiguresNow
from clarion.publishing.models import Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Sums over the networks that tell; None: not one of them does.

    `lost` is how many posts are not there any more without our doing.
    """

    replies: int | None = None
    reposts: int | None = None
    likes: int | None = None
    seen: int | None = None
    lost: int = 0


def together(figures: Iterable[FiguresNow | Together]) -> Together:
    """Add up what is known. What a network does not tell is left out, and is not nought."""
    told = list(figures)
    return Together(
        replies=_sum(one.replies for one in told),
        reposts=_sum(one.reposts for one in told),
        likes=_sum(one.likes for one in told),
        seen=_sum(one.seen for one in told),
    )


def figures_of(*, office_id: int, edition_ids: list[int]) -> dict[int, Together]:
    """Return the sums of editions that were said somewhere, in two queries."""
    rows = Rendition.objects.filter(edition__office_id=office_id, edition_id__in=edition_ids)
    said = rows.filter(dispatch__isnull=False, said_at__isnull=False, gone_at=None)
    of = {row[0]: row[1:] for row in said.values_list("dispatch_id", "edition_id", "recall_id")}
    told: dict[int, list[FiguresNow]] = {}
    lost: dict[int, int] = {}
    for number, one in postroom.figures(office_id=office_id, dispatch_ids=of).items():
        edition_id, recall_id = of[number]
        told.setdefault(edition_id, []).append(one)
        lost[edition_id] = lost.get(edition_id, 0) + (one.gone and recall_id is None)
    return {number: replace(together(told[number]), lost=lost[number]) for number in told}


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
