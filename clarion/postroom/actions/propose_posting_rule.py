"""Change who may say what through an account: taking away holds at once, giving more waits."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.models import Account, PostingRule
from clarion.postroom.rules.lives import POSTING
from clarion.postroom.rules.posting import EVERYBODY, Permit
from clarion.postroom.rules.themes import THEMES


class NothingChanges(Refusal):
    """That is the rule already. Choose other roles or themes."""


@transaction.atomic
def propose_posting_rule(*, account_id: int, permit: Permit, by: Actor, at: datetime) -> bool:
    """Say whether it holds at once; else it waits for a second person.

    A change that takes away here and gives there waits as a whole. What waited before is dropped.
    Raises `NothingChanges`.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    _refuse_strange(permit, by)
    rows = Account.objects.of(by.office_id).exclude(state="closed")
    rows.locked().get_or_refuse(pk=account_id)  # one change at a time
    rules = PostingRule.objects.of(by.office_id).filter(account_id=account_id)
    holds = rules.filter(state="holds").first()
    before = holds.permit() if holds else EVERYBODY
    if permit == before:
        raise NothingChanges
    for waiting in rules.filter(state="proposed"):
        move(waiting, POSTING, "dropped", decided_at=at, decided_by=by.name)
    rule = PostingRule.objects.create(
        office_id=by.office_id,
        account_id=account_id,
        roles=sorted(permit.roles),
        themes=sorted(permit.themes),
        proposed_at=at,
        proposed_by=by.name,
        proposed_by_id=by.person,
    )
    at_once = permit.is_within(before)
    if at_once:
        if holds:
            move(holds, POSTING, "over")
        move(rule, POSTING, "holds")
    enter(
        "posting rule narrowed" if at_once else "posting rule proposed",
        about=f"account:{account_id}",
        by=by,
        at=at,
        rule=rule.pk,
        roles=rule.roles,
        themes=rule.themes,
    )
    live.tell(office_id=by.office_id, topic="accounts")
    return at_once


def _refuse_strange(permit: Permit, by: Actor) -> None:
    known = {one.name for one in people.roles(office_id=by.office_id)}
    if not permit.roles <= known or not permit.themes <= set(THEMES):
        raise NotFound
