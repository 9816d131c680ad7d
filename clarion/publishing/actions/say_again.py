"""Try one audience again that has not been reached; the others are left alone."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.publishing.actions.locking import lock_standing
from clarion.publishing.actions.permitting import barred
from clarion.publishing.actions.queueing import queue
from clarion.publishing.actions.showing import refuse_unshown
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.refusals import AgreementOver, CannotPublish
from clarion.signoff import queries as signoff

_AGAIN = frozenset({"failed", "missed", "expired", "cancelled"})
_STATES = frozenset({"publishing", "published", "missed"})


@transaction.atomic
def say_again(*, rendition_id: int, by: Actor, at: datetime) -> None:
    """Put the same signed words at the door again, for one account.

    Raises `AlreadyMoved` unless that account surely has not got them, `AgreementOver`,
    `IsWithdrawn`, `NotConnected`, `CannotPublish`, `PictureWithdrawn`, `PictureExpired`.
    A new edition has ended the agreement to the older words.
    """
    by.must(Power.PUBLISH)
    known = Rendition.objects.filter(edition__office_id=by.office_id, pk=rendition_id).first()
    if known is None:
        raise NotFound
    edition = lock_standing(known.edition_id, by)
    row = Rendition.objects.select_for_update(of=("self",)).get(pk=rendition_id)
    if row.dispatch_id is None or edition.state not in _STATES:
        raise AlreadyMoved
    now = postroom.dispatch(office_id=by.office_id, dispatch_id=row.dispatch_id)
    if now.state not in _AGAIN:
        raise AlreadyMoved
    warrant = signoff.warrant_now(edition.agreed().warrant_id)
    if warrant.voided or warrant.expires_at <= at:
        raise AgreementOver
    if row.account_id in barred(edition):
        raise CannotPublish
    if row.pictures:
        refuse_unshown(edition, leaves_at=at)
    row.earlier_dispatches = [*row.earlier_dispatches, row.dispatch_id]
    row.key, row.followed = new_key(), ""
    after_id = _own_page(edition, row, by)
    row.dispatch_id = queue(edition, row, after_id=after_id, due_at=at, by=by, at=at)
    row.save(update_fields=["key", "followed", "dispatch", "earlier_dispatches"])
    about = edition.statement.about
    enter("said again", about=about, by=by, at=at, rendition=row.pk, dispatch=row.dispatch_id)
    live.tell(office_id=by.office_id, topic=about)


def _own_page(edition: Edition, row: Rendition, by: Actor) -> int | None:
    """Return the dispatch to our own page, if it is still to come: it goes first."""
    accounts = postroom.publishing_accounts(office_id=by.office_id)
    houses = [one.id for one in accounts if one.capabilities.house]
    own = edition.renditions.filter(account_id__in=houses, said_at=None).exclude(pk=row.pk)
    waiting = own.filter(dispatch__state__in=["queued", "sending"])
    return waiting.values_list("dispatch_id", flat=True).first()
