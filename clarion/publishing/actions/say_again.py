"""Try one audience again that has not been reached; the others are left alone."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.publishing.actions.queueing import queue
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.refusals import AgreementOver
from clarion.signoff import queries as signoff

_AGAIN = frozenset({"failed", "missed", "expired", "cancelled"})


@transaction.atomic
def say_again(*, rendition_id: int, by: Actor, at: datetime) -> None:
    """Put the same signed words at the door again, for one account.

    Raises `AlreadyMoved` unless that account surely has not got them, `AgreementOver`.
    """
    by.must(Power.PUBLISH)
    rows = Rendition.objects.filter(edition__office_id=by.office_id, pk=rendition_id)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise AlreadyMoved
    edition = Edition.objects.locked().select_related("statement").get(pk=row.edition_id)
    if row.dispatch_id is None or edition.state not in {"publishing", "published", "missed"}:
        raise AlreadyMoved
    now = postroom.dispatch(office_id=by.office_id, dispatch_id=row.dispatch_id)
    if now.state not in _AGAIN:
        raise AlreadyMoved
    warrant = signoff.warrant_now(edition.agreed().warrant_id)
    if warrant.voided or warrant.expires_at <= at:
        raise AgreementOver
    row.key, row.followed = new_key(), ""
    row.dispatch_id = queue(edition, row, after_id=None, by=by, at=at)
    row.save(update_fields=["key", "followed", "dispatch"])
    about = edition.statement.about
    enter("said again", about=about, by=by, at=at, rendition=row.pk, dispatch=row.dispatch_id)
    live.tell(office_id=by.office_id, topic=about)
