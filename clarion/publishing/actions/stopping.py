"""Stop an edition on its way: no signature is asked for, no agreement holds, nothing leaves."""

from contextlib import suppress
from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.publishing.models import Edition
from clarion.signoff import queries as signoff
from clarion.signoff.actions import void, withdraw


def stop(edition: Edition, *, why: str, by: Actor, at: datetime) -> int:
    """Stop what has not left; return how many renditions have left, or may have.

    A warrant that was granted a moment ago, and of which the edition knows nothing yet, is void
    as well, so nothing of it can leave, or be written once more, from now on.
    """
    if edition.request_id is not None:
        with suppress(AlreadyMoved):
            withdraw(request_id=edition.request_id, by=by, at=at)
        granted = edition.warrant_id or signoff.warrant_of(request_id=edition.request_id)
        if granted is not None:
            void(warrant_id=granted, why=why, by=by, at=at)
    gone = 0
    for dispatch_id in edition.dispatches():
        try:
            cancel_dispatch(dispatch_id=dispatch_id, by=by, at=at)
        except (HasLeft, MayHaveLeft):
            gone += 1
        except AlreadyMoved:
            continue
    return gone
