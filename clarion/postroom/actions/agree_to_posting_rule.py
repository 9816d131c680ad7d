"""A second person agrees that more people may say more through an account: now it holds."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.models import Account, PostingRule
from clarion.postroom.rules.lives import POSTING


class OwnProposal(Refusal):
    """You have proposed this yourself. Somebody else who connects accounts must agree to it."""


@transaction.atomic
def agree_to_posting_rule(*, rule_id: int, by: Actor, at: datetime) -> None:
    """Let a proposed rule hold. Raises `OwnProposal`, `AlreadyMoved`."""
    by.must(Power.CONNECT_ACCOUNTS)
    rules = PostingRule.objects.of(by.office_id)
    rule: PostingRule = rules.get_or_refuse(pk=rule_id)
    accounts = Account.objects.of(by.office_id)
    account = accounts.locked().get_or_refuse(pk=rule.account_id)  # one change at a time
    if account.state == "closed":
        raise AlreadyMoved
    if rule.state != "proposed":
        raise AlreadyMoved
    if rule.proposed_by_id == by.person:
        raise OwnProposal
    for holds in rules.filter(account_id=rule.account_id, state="holds"):
        move(holds, POSTING, "over")
    move(rule, POSTING, "holds", decided_at=at, decided_by=by.name)
    enter(
        "posting rule agreed to",
        about=f"account:{rule.account_id}",
        by=by,
        at=at,
        rule=rule_id,
        roles=rule.roles,
        themes=rule.themes,
    )
    live.tell(office_id=by.office_id, topic="accounts")
