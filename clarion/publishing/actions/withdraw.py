"""Withdraw a statement: stop what has not left, and take down what has, on every channel."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.publishing.actions.recalling import recall
from clarion.publishing.events import StatementSaid
from clarion.publishing.models import Edition, Statement
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.refusals import NoReason
from clarion.signoff.actions import void
from clarion.signoff.actions import withdraw as withdraw_request


@transaction.atomic
def withdraw(*, statement_id: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw it; raises `NoReason`, `AlreadyMoved`. What is on its way at this very moment is
    taken down as soon as it has arrived.
    """
    by.must(Power.RECALL)
    if not why.strip():
        raise NoReason
    statement = Statement.objects.of(by.office_id).locked().get_or_refuse(pk=statement_id)
    if statement.withdrawn_at is not None:
        raise AlreadyMoved
    statement.withdrawn_at, statement.withdrawn_by = at, by.name
    statement.withdrawn_by_id, statement.withdrawn_why = by.person, why.strip()[:300]
    statement.save()
    for edition in Edition.objects.locked().filter(statement=statement).order_by("-number"):
        _withdraw(edition, statement.withdrawn_why, by, at)
    enter("statement withdrawn", about=statement.about, by=by, at=at, why=statement.withdrawn_why)
    announce(StatementSaid(office_id=by.office_id, statement_id=statement.pk))
    live.tell(office_id=by.office_id, topic=statement.about)


def _withdraw(edition: Edition, why: str, by: Actor, at: datetime) -> None:
    if edition.state == "draft":
        move(edition, EDITION, "dropped", moved_at=at)
        return
    if not EDITION.allows(edition.state, "withdrawn"):
        return
    if edition.state == "in_review" and edition.request_id is not None:
        withdraw_request(request_id=edition.request_id, by=by, at=at)
    if edition.warrant_id is not None:
        void(warrant_id=edition.warrant_id, why=why, by=by, at=at)
    for dispatch_id in edition.renditions.exclude(dispatch=None).values_list("dispatch", flat=True):
        with suppress(HasLeft, MayHaveLeft, AlreadyMoved):
            cancel_dispatch(dispatch_id=dispatch_id, by=by, at=at)
    move(edition, EDITION, "withdrawn", moved_at=at)
    recall(edition, why=why, by=by, at=at)
