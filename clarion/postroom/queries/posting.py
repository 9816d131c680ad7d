"""Who may say what, and where: the rule that holds, and the change that waits."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.postroom.models import POWERS_OVER, PostingRule, rules_there
from clarion.postroom.queries.themes import THEME_TITLES
from clarion.postroom.rules.lives import POSTING
from clarion.postroom.rules.posting import Named, Permit, Place, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNow:
    """One rule, who proposed it, and who agreed to it where that was needed."""

    id: int
    place: Place
    permit: Permit
    proposed_at: datetime
    proposed_by: str
    proposed_by_id: int | None
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds there, and what waits for a second person."""

    holds: RuleNow | None
    proposed: RuleNow | None


def posting_rules(*, office_id: int, place: Place) -> Rules:
    """Return both; without either, everybody who writes statements may say everything."""
    rows = rules_there(office_id, place).filter(state__in=["holds", "proposed"])
    found = {row.state: _now(row) for row in rows}
    return Rules(holds=found.get("holds"), proposed=found.get("proposed"))


def all_posting_rules(*, office_id: int) -> list[tuple[RuleNow, bool]]:
    """Return every rule of the office that holds or waits, and whether it holds."""
    rows = PostingRule.objects.of(office_id).filter(state__in=["holds", "proposed"])
    rows = rows.exclude(account__state="closed").order_by("scope", "pk")
    return [(_now(row), row.state == "holds") for row in rows]


def rules_to_agree(*, actor: Actor) -> QuerySet[PostingRule]:
    """Return what waits for this very person: where they have the power, and not their own.

    As rows that can be asked for: the frame counts them with what waits in other rooms at once.
    """
    theirs = [scope.value for scope, power in POWERS_OVER.items() if actor.may(power)]
    rows: QuerySet[PostingRule] = PostingRule.objects.of(actor.office_id)
    rows = rows.filter(state=POSTING.start, scope__in=theirs).exclude(account__state="closed")
    return rows.exclude(proposed_by_id=actor.staff_id)


def permits_over(*, office_id: int, campaign_id: int | None, theme: str) -> list[RuleNow]:
    """Return the rules that hold for a theme and a campaign, whatever the account."""
    about = Q(scope=Scope.THEME.value, subject=theme)
    if campaign_id is not None:
        about |= Q(scope=Scope.CAMPAIGN.value, subject=str(campaign_id))
    rows = PostingRule.objects.of(office_id).filter(about, state="holds").order_by("scope")
    return [_now(row) for row in rows]


def place_of_rule(*, office_id: int, rule_id: int) -> Place:
    """Return what a rule is about; raises `NotFound`."""
    rule: PostingRule = PostingRule.objects.of(office_id).get_or_refuse(pk=rule_id)
    return rule.place()


def permit_words(permit: Permit) -> str:
    """Say who may say what: “Press officer: Safety”."""
    named = [*sorted(permit.roles), *sorted(one.name for one in permit.people)]
    who = ", ".join(named) or _("whoever writes statements")
    themes = [str(title) for theme, title in THEME_TITLES.items() if theme in permit.themes]
    return f"{who}: {', '.join(themes) or _('every theme')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Roles and people that a rule could name."""

    roles: tuple[str, ...]
    people: tuple[Named, ...]


def who_could(*, office_id: int, permit: Permit) -> Candidates:
    """Return who may write statements, and whom the rule names already."""
    found = people.roles(office_id=office_id)
    writing = [one.name for one in found if Power.PUBLISH in one.powers]
    there = people.colleagues(office_id=office_id)
    writers = [Named(id=one.staff_id, name=one.name) for one in there if one.role in writing]
    known = {one.id for one in writers}
    return Candidates(
        roles=tuple(one.name for one in found if one.name in {*writing, *permit.roles}),
        people=(*writers, *(one for one in permit.people if one.id not in known)),
    )


def _now(row: PostingRule) -> RuleNow:
    return RuleNow(
        id=row.pk,
        place=row.place(),
        permit=row.permit(),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposed_by_id=row.proposed_by_id,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
