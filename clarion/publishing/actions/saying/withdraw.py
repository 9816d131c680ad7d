"""Withdraw a statement: stop what has not left, and take down what has, on every channel."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.recalling import recall
from clarion.publishing.actions.saying.stopping import stop
from clarion.publishing.events import StatementSaid
from clarion.publishing.models import Edition, Statement
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.refusals import NoReason


@transaction.atomic
def withdraw(*, statement_id: int, why: str, by: Actor, at: datetime) -> None:
    """Withdraw it; raises `NoReason`, `AlreadyMoved`.

    What is on its way at this very moment is taken down as soon as it has arrived.
    """
    by.must(Power.RECALL)
    if not why.strip():
        raise NoReason
    statement: Statement = (
        Statement.objects.of(by.office_id).locked().get_or_refuse(pk=statement_id)
    )
    if statement.withdrawn_at is not None:
        raise AlreadyMoved
    statement.withdrawn_at, statement.withdrawn_by = at, by.name
    statement.withdrawn_by_id, statement.withdrawn_why = by.person, why.strip()[:300]
    statement.save()
    enter("statement withdrawn", about=statement.about, by=by, at=at, why=statement.withdrawn_why)
    for edition in Edition.objects.locked().filter(statement=statement).order_by("-number"):
        edition.statement = statement
        _withdraw(edition, by, at)
    recall(statement, at=at)
    announce(StatementSaid(office_id=by.office_id, statement_id=statement.pk))
    live.tell(office_id=by.office_id, topic=statement.about)


def _withdraw(edition: Edition, by: Actor, at: datetime) -> None:
    if edition.state == "draft":
        move(edition, EDITION, "dropped", moved_at=at)
    elif EDITION.allows(edition.state, "withdrawn"):
        why = edition.statement.withdrawn_why
        stop(edition, why=why, withdrawn=True, by=by, at=at)
        move(edition, EDITION, "withdrawn", moved_at=at)
    else:
        return
    about = edition.statement.about
    enter(f"edition {edition.state}", about=about, by=by, at=at, edition=edition.pk)
