"""What a correction replaces is taken down, as those who signed the correction have agreed."""

from datetime import datetime

from django.db.models import Q

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.saying.recalling import GIVEN_UP, KEEP_TRYING
from clarion.publishing.models import Edition, Rendition
from clarion.signoff.actions import order


def replace(edition: Edition, row: Rendition, *, due_at: datetime, at: datetime) -> None:
    """Order that what stands there is taken down, at the time at which the new words leave.

    The order stands by itself, in the name of whoever sent the correction for signature: it holds
    also when the correction is corrected before the network has done it. Nothing happens if
    somebody has ordered it already and it was not given up. Of a thread the last post goes first.
    """
    earlier = Rendition.objects.select_for_update(of=("self",)).filter(
        Q(recall=None) | Q(recall__state__in=GIVEN_UP),
        edition__statement_id=edition.statement_id,
        account_id=row.account_id,
        remote_id__in=row.replaced,
        gone_at=None,
    )
    newest: dict[str, Rendition] = {}
    for old in earlier.order_by("-edition__number", "-place"):
        newest.setdefault(old.remote_id, old)
    if newest:
        _order(edition, row, list(newest.values()), due_at, at)


def _order(
    edition: Edition, row: Rendition, posts: list[Rendition], due_at: datetime, at: datetime
) -> None:
    about = edition.statement.about
    by = Actor(
        office_id=edition.office_id,
        name=edition.submitted_by,
        role="correction",
        staff_id=edition.submitted_by_id,
        powers=frozenset({Power.RECALL}),
    )
    outgoing = [row.taking_down(new_key(), at, old.remote_id) for old in posts]
    warrant_id = order(
        about=about,
        why=edition.mistake,
        digests=tuple(one.digest() for one in outgoing),
        until=due_at + KEEP_TRYING,
        by=by,
        at=at,
    )
    after_id: int | None = None
    for old, words in zip(posts, outgoing, strict=True):
        old.recall_id = after_id = queue_dispatch(
            outgoing=words,
            warrant_id=warrant_id,
            about=about,
            timing=Timing(due_at=due_at, stale_after=KEEP_TRYING),
            label=Label(theme=edition.theme),
            after_id=after_id,
            by=by,
            at=at,
        )
        old.save(update_fields=["recall"])
