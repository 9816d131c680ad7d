"""Stop an edition on its way: no signature is asked for, no agreement holds, nothing leaves."""

from contextlib import suppress
from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff import queries as signoff
from clarion.signoff.actions import void, withdraw


def stop(edition: Edition, *, why: str, withdrawn: bool = False, by: Actor, at: datetime) -> int:
    """Stop what has not left; return how many renditions have left, or may have.

    `withdrawn`: what has left shall not stay either.

    A warrant that was granted a moment ago, and of which the edition knows nothing yet, is void
    as well, so nothing of it can leave, or be written once more, from now on. Dispatches are locked
    before their warrant, and in their order, as whoever delivers them does.
    """
    granted = edition.warrant_id
    if edition.request_id is not None:
        with suppress(AlreadyMoved):
            withdraw(request_id=edition.request_id, by=by, at=at)
        granted = granted or signoff.warrant_of(request_id=edition.request_id)
    gone = 0
    for dispatch_id in sorted(edition.dispatches()):
        try:
            cancel_dispatch(dispatch_id=dispatch_id, by=by, at=at)
        except (HasLeft, MayHaveLeft):
            gone += 1
        except AlreadyMoved:
            continue
    _let_stand(edition, by, at)
    if granted is not None:
        void(warrant_id=granted, why=why, withdrawn=withdrawn, by=by, at=at)
    return gone


def _let_stand(edition: Edition, by: Actor, at: datetime) -> None:
    """Take down nothing for the sake of words that are not said after all."""
    unsaid = edition.renditions.filter(way=Way.REPLACE.value, said_at=None)
    replaced = Rendition.objects.filter(
        edition__statement_id=edition.statement_id,
        remote_id__in=[name for row in unsaid for name in row.replaced],
        recall__state="queued",
        gone_at=None,
    )
    for dispatch_id in replaced.order_by("recall_id").values_list("recall_id", flat=True):
        with suppress(HasLeft, MayHaveLeft, AlreadyMoved):
            cancel_dispatch(dispatch_id=dispatch_id, by=by, at=at)
