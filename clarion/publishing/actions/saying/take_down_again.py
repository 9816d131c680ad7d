"""Try once more to take down what a withdrawn statement has left standing."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.recalling import recall
from clarion.publishing.models import Statement


@transaction.atomic
def take_down_again(*, statement_id: int, by: Actor, at: datetime) -> None:
    """Order it anew for what was given up; raises `AlreadyMoved` where there is nothing to do."""
    by.must(Power.RECALL)
    statements = Statement.objects.of(by.office_id).locked()
    statement: Statement = statements.get_or_refuse(pk=statement_id)
    if statement.withdrawn_at is None or not recall(statement, at=at):
        raise AlreadyMoved
    enter("taken down again", about=statement.about, by=by, at=at)
    live.tell(office_id=by.office_id, topic=statement.about)
