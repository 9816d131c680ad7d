"""How far what we said has gone, as far as the networks tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from clarion.postroom.models import Dispatch, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresNow:
    """What a network told last; None: it does not say."""

    counted_at: datetime
    replies: int | None
    reposts: int | None
    likes: int | None
    seen: int | None
    gone: bool

    @property
    def tells(self) -> bool:
        """Whether it told any figure at all."""
        return any(one is not None for one in (self.replies, self.reposts, self.likes, self.seen))


def figures(*, office_id: int, dispatch_ids: Iterable[int]) -> dict[int, FiguresNow]:
    """Return what was told last of each of these of which something was told, in one query.

    The next post of a thread stands below the one before, and is nobody's reply.
    """
    ours = Dispatch.objects.filter(after=OuterRef("dispatch"), state="sent").exclude(follows="")
    rows = Figure.objects.filter(dispatch__office_id=office_id, dispatch_id__in=dispatch_ids)
    newest = rows.order_by("dispatch_id", "-counted_at", "-id").distinct("dispatch_id")
    newest = newest.annotate(own=Exists(ours))
    return {
        row.dispatch_id: FiguresNow(
            counted_at=row.counted_at,
            replies=None if row.replies is None else max(0, row.replies - row.own),
            reposts=row.reposts,
            likes=row.likes,
            seen=row.seen,
            gone=row.gone,
        )
        for row in newest
    }
