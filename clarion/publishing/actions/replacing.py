"""What a correction replaces is taken down, as those who signed the correction have agreed."""

from datetime import datetime

from django.db.models import Q

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.recalling import GIVEN_UP, KEEP_TRYING
from clarion.publishing.models import Edition, Rendition
from clarion.signoff.actions import order


def replace(edition: Edition, row: Rendition, *, due_at: datetime, at: datetime) -> None:
    """Order that what stands there is taken down, at the time at which the new words leave.

    The order stands by itself, in the name of whoever sent the correction for signature: it holds
    also when the correction is corrected before the network has done it. Nothing happens if
    somebody has ordered it already and it was not given up.
    """
    earlier = Rendition.objects.select_for_update(of=("self",)).filter(
        Q(recall=None) | Q(recall__state__in=GIVEN_UP),
        edition__statement_id=edition.statement_id,
        account_id=row.account_id,
        remote_id=row.said_id,
        gone_at=None,
    )
    old = earlier.order_by("-edition__number").first()
    if old is None:
        return
    about = edition.statement.about
    by = Actor(
        office_id=edition.office_id,
        name=edition.submitted_by,
        role="correction",
        staff_id=edition.authors[-1],
        powers=frozenset({Power.RECALL}),
    )
    outgoing = row.taking_down(new_key(), at, row.said_id)
    warrant_id = order(
        about=about,
        why=edition.mistake,
        digests=(outgoing.digest(),),
        until=due_at + KEEP_TRYING,
        by=by,
        at=at,
    )
    old.recall_id = queue_dispatch(
        outgoing=outgoing,
        warrant_id=warrant_id,
        about=about,
        timing=Timing(due_at=due_at, stale_after=KEEP_TRYING),
        label=Label(theme=edition.theme),
        by=by,
        at=at,
    )
    old.save(update_fields=["recall"])
