"""Stop an edition on its way: no signature is asked for, no agreement holds, nothing leaves."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.postroom import queries as postroom
from clarion.postroom.actions import cancel_dispatch
from clarion.publishing.models import Edition
from clarion.signoff.actions import void, withdraw


def stop(edition: Edition, *, why: str, by: Actor, at: datetime) -> None:
    """Stop it; raises `HasLeft` or `MayHaveLeft` for what cannot be stopped any more."""
    if edition.state == "in_review" and edition.request_id is not None:
        withdraw(request_id=edition.request_id, by=by, at=at)
    if edition.warrant_id is not None:
        void(warrant_id=edition.warrant_id, why=why, by=by, at=at)
    under_way = edition.renditions.exclude(dispatch=None)
    for dispatch_id in under_way.values_list("dispatch__id", flat=True):
        now = postroom.dispatch(office_id=by.office_id, dispatch_id=dispatch_id)
        if now.state not in postroom.SETTLED or now.state == "sent":
            cancel_dispatch(dispatch_id=dispatch_id, by=by, at=at)
