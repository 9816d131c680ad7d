"""Try one audience again that has not been reached; the others are left alone."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.actions import cancel_dispatch
from clarion.publishing.actions.agreeing.permitting import barred
from clarion.publishing.actions.pictures.showing import refuse_unagreed, refuse_unshown
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.saying.queueing import ends, queue, refuse_over
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.refusals import AgreementOver, CannotPublish
from clarion.signoff import queries as signoff

_AGAIN = frozenset({"failed", "missed", "expired", "cancelled"})
_STATES = frozenset({"publishing", "published", "missed", "stopped"})


@transaction.atomic
def say_again(*, rendition_id: int, by: Actor, at: datetime) -> None:
    """Put the same signed words at the door again, for one account.

    Of a thread it is what has not been said, below what stands; that is never said a second time.
    Raises `AlreadyMoved` unless that account surely has not got them, `MayHaveLeft`,
    `AgreementOver`, `WordsOver`, `IsWithdrawn`, `NotConnected`, `CannotPublish`,
    `PictureWithdrawn`, `PictureExpired`, `PictureNotAgreed`. A new edition has ended the
    agreement to the older words.
    """
    by.must(Power.PUBLISH)
    known = Rendition.objects.filter(edition__office_id=by.office_id, pk=rendition_id).first()
    if known is None:
        raise NotFound
    edition = lock_standing(known.edition_id, by)
    rows = _unsaid(edition, known.account_id, by)
    warrant = signoff.warrant_now(edition.agreed().warrant_id)
    if warrant.voided or warrant.expires_at <= at:
        raise AgreementOver
    if known.account_id in barred(edition):
        raise CannotPublish
    if any(row.pictures for row in rows):
        refuse_unshown(edition, leaves_at=at)
        refuse_unagreed(edition, rows)
    refuse_over(edition, rows, leaves_at=at)
    until, first = ends(edition, rows), rows[0]
    after_id = _above(edition, first) if first.place else _own_page(edition, first, by)
    for row in rows:
        _give_up(row, by, at)
        row.key, row.followed = new_key(), ""
        row.dispatch_id = queue(
            edition, row, after_id=after_id, due_at=at, until=until[row.pk], by=by, at=at
        )
        row.save(update_fields=["key", "followed", "dispatch", "earlier_dispatches"])
        after_id = row.dispatch_id
        about = edition.statement.about
        enter("said again", about=about, by=by, at=at, rendition=row.pk, dispatch=row.dispatch_id)
    live.tell(office_id=by.office_id, topic=edition.statement.about)


def _unsaid(edition: Edition, account_id: int, by: Actor) -> list[Rendition]:
    """Return the posts of an account that stand nowhere, in their order.

    The first of them must have been given up for sure, and nothing behind it can have left.
    """
    rows = list(
        Rendition.objects.select_for_update(of=("self",))
        .filter(edition=edition, account_id=account_id)
        .order_by("place")
    )
    if edition.state not in _STATES or any(row.dispatch_id is None for row in rows):
        raise AlreadyMoved
    states = {row.pk: _state(row, by) for row in rows}
    unsaid = [row for row in rows if states[row.pk] != "sent"]
    if not unsaid or states[unsaid[0].pk] not in _AGAIN:
        raise AlreadyMoved
    if any(states[row.pk] not in _AGAIN | {"queued"} for row in unsaid):
        raise AlreadyMoved
    return unsaid


def _state(row: Rendition, by: Actor) -> str:
    return postroom.dispatch(office_id=by.office_id, dispatch_id=row.dispatch_id or 0).state


def _give_up(row: Rendition, by: Actor, at: datetime) -> None:
    """Let nothing of the attempt before it leave any more; it stays on record."""
    number = row.dispatch_id or 0
    row.earlier_dispatches = [*row.earlier_dispatches, number]
    with suppress(AlreadyMoved):
        cancel_dispatch(dispatch_id=number, by=by, at=at)


def _above(edition: Edition, row: Rendition) -> int | None:
    """Return the dispatch of the post below which it stands."""
    above = edition.renditions.filter(account_id=row.account_id, place=row.place - 1)
    return above.values_list("dispatch_id", flat=True).first()


def _own_page(edition: Edition, row: Rendition, by: Actor) -> int | None:
    """Return the dispatch to our own page, if it is still to come: it goes first."""
    accounts = postroom.publishing_accounts(office_id=by.office_id)
    houses = [one.id for one in accounts if one.capabilities.house]
    own = edition.renditions.filter(account_id__in=houses, said_at=None)
    waiting = own.exclude(account_id=row.account_id)
    waiting = waiting.filter(dispatch__state__in=["queued", "sending"])
    return waiting.values_list("dispatch_id", flat=True).first()
