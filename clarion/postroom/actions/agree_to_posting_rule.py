"""A second person agrees that more people may say more there: now it holds."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.ruling import take_turn_over
from clarion.postroom.models import POWERS_OVER, PostingRule, columns, rules_there
from clarion.postroom.rules.lives import POSTING


class OwnProposal(Refusal):
    """You have proposed this yourself. Somebody else must agree to it."""


@transaction.atomic
def agree_to_posting_rule(*, rule_id: int, by: Actor, at: datetime) -> None:
    """Let a proposed rule hold. Raises `OwnProposal`, `AlreadyMoved`."""
    rules = PostingRule.objects.of(by.office_id)
    rule: PostingRule = rules.get_or_refuse(pk=rule_id)
    place = rule.place()
    by.must(POWERS_OVER[place.scope])
    take_turn_over(place, by)
    rule.refresh_from_db()
    if rule.state != "proposed":
        raise AlreadyMoved
    if rule.proposed_by_id == by.person:
        raise OwnProposal
    for holds in rules_there(by.office_id, place).filter(state="holds"):
        move(holds, POSTING, "over")
    move(rule, POSTING, "holds", decided_at=at, decided_by=by.name)
    enter(
        "posting rule agreed to",
        about=place.about,
        by=by,
        at=at,
        rule=rule_id,
        **columns(rule.permit()),
    )
    live.tell(office_id=by.office_id, topic="accounts")
