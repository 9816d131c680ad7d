"""Take every rendition of an edition down that was said and can be taken down."""

from datetime import datetime, timedelta

from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.postroom import queries as postroom
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.models import Edition, Rendition
from clarion.signoff.actions import order

# Taking down makes sense as long as the words stand; the network is asked for this long.
_KEEP_TRYING = timedelta(days=7)


def recall(edition: Edition, *, why: str, by: Actor, at: datetime) -> None:
    """Order it and put it at the door; what cannot be taken down is shown to people."""
    about = f"statement:{edition.statement_id}"
    accounts = postroom.answering(office_id=by.office_id)
    of_statement = Rendition.objects.filter(edition__statement_id=edition.statement_id)
    # A change stands where the words stood that it changed: they are one post, taken down once.
    ordered = of_statement.exclude(recall=None).values_list("remote_id", flat=True)
    rows = [
        row
        for row in edition.renditions.filter(recall=None, gone_at=None).exclude(remote_id="")
        if accounts[row.account_id].capabilities.delete and row.remote_id not in set(ordered)
    ]
    outgoing = {row.pk: row.taking_down(new_key(), at) for row in rows}
    if not outgoing:
        return
    warrant_id = order(
        about=about, why=why, digests=tuple(one.digest() for one in outgoing.values()), by=by, at=at
    )
    for row in rows:
        row.recall_id = queue_dispatch(
            outgoing=outgoing[row.pk],
            warrant_id=warrant_id,
            about=about,
            timing=Timing(due_at=at, stale_after=_KEEP_TRYING),
            label=Label(theme=edition.statement.theme),
            by=by,
            at=at,
        )
        row.save(update_fields=["recall"])
