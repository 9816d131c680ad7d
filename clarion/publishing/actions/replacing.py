"""What a correction replaces is taken down, under the signatures of the correction."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.recalling import KEEP_TRYING
from clarion.publishing.models import Edition, Rendition


def replace(edition: Edition, row: Rendition, *, due_at: datetime, by: Actor, at: datetime) -> None:
    """Order that what stands there is taken down, at the time at which the new words leave.

    Whoever signed the correction agreed to it. Nothing happens if somebody has ordered it already.
    """
    earlier = Rendition.objects.select_for_update(of=("self",)).filter(
        edition__statement_id=edition.statement_id,
        account_id=row.account_id,
        remote_id=row.said_id,
        recall=None,
        gone_at=None,
    )
    old = earlier.order_by("-edition__number").first()
    if old is None:
        return
    agreed = edition.agreed()
    old.recall_id = queue_dispatch(
        outgoing=row.taking_down(new_key(), agreed.submitted_at, row.said_id),
        warrant_id=agreed.warrant_id,
        about=edition.statement.about,
        timing=Timing(due_at=due_at, stale_after=KEEP_TRYING),
        label=Label(theme=edition.theme),
        by=by,
        at=at,
    )
    old.save(update_fields=["recall"])
