"""Turn down a change of who may say what, or take back one's own: what held goes on holding."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.models import POWERS_OVER, PostingRule
from clarion.postroom.rules.lives import POSTING


@transaction.atomic
def drop_posting_rule(*, rule_id: int, by: Actor, at: datetime) -> None:
    """Drop it; raises `AlreadyMoved` unless it waits."""
    rule: PostingRule = PostingRule.objects.of(by.office_id).get_or_refuse(pk=rule_id)
    by.must(POWERS_OVER[rule.place().scope])
    move(rule, POSTING, "dropped", decided_at=at, decided_by=by.name)
    enter("posting rule dropped", about=rule.place().about, by=by, at=at, rule=rule_id)
    live.tell(office_id=by.office_id, topic="accounts")
