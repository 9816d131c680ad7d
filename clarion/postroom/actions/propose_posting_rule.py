"""Change who may say what, and where: taking away holds at once, giving more waits."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.actions.ruling import take_turn_over
from clarion.postroom.models import POWERS_OVER, PostingRule, columns, rules_there
from clarion.postroom.rules.lives import POSTING
from clarion.postroom.rules.posting import EVERYBODY, Permit, Place, Scope
from clarion.postroom.rules.themes import THEMES


class NothingChanges(Refusal):
    """That is the rule already. Choose other roles or themes."""


@transaction.atomic
def propose_posting_rule(*, place: Place, permit: Permit, by: Actor, at: datetime) -> bool:
    """Say whether it holds at once; else it waits for a second person.

    A change that takes away here and gives there waits as a whole. What waited before is dropped.
    Raises `NothingChanges`.
    """
    by.must(POWERS_OVER[place.scope])
    take_turn_over(place, by)
    rules = rules_there(by.office_id, place)
    holds = rules.filter(state="holds").first()
    before = holds.permit() if holds else EVERYBODY
    _refuse_strange(permit, before, by)
    if permit == before:
        raise NothingChanges
    for waiting in rules.filter(state="proposed"):
        move(waiting, POSTING, "dropped", decided_at=at, decided_by=by.name)
    about_account = place.scope is Scope.ACCOUNT
    rule = PostingRule.objects.create(
        office_id=by.office_id,
        scope=place.scope.value,
        account_id=int(place.subject) if about_account else None,
        subject="" if about_account else place.subject,
        title=place.title[:200],
        **columns(permit),
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
        about=place.about,
        by=by,
        at=at,
        rule=rule.pk,
        **columns(permit),
    )
    live.tell(office_id=by.office_id, topic="accounts")
    return at_once


def _refuse_strange(permit: Permit, before: Permit, by: Actor) -> None:
    """Whoever has left may stay named, so that a rule that names them can be changed."""
    known = {one.name for one in people.roles(office_id=by.office_id)}
    here = {one.staff_id for one in people.colleagues(office_id=by.office_id)}
    named = {one.id for one in permit.people} - {one.id for one in before.people}
    if not named <= here or not permit.roles <= known or not permit.themes <= set(THEMES):
        raise NotFound
