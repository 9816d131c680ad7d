"""Who may say what through an account: the rule that holds, and the change that waits."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from clarion.postroom.models import PostingRule
from clarion.postroom.queries.themes import THEME_TITLES
from clarion.postroom.rules.posting import Permit


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNow:
    """One rule, who proposed it, and who agreed to it where that was needed."""

    id: int
    permit: Permit
    proposed_at: datetime
    proposed_by: str
    proposed_by_id: int | None
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds for one account, and what waits for a second person."""

    holds: RuleNow | None
    proposed: RuleNow | None


def posting_rules(*, office_id: int, account_id: int) -> Rules:
    """Return both; without either, everybody who writes statements may say everything."""
    rows = PostingRule.objects.of(office_id).filter(
        account_id=account_id, state__in=["holds", "proposed"]
    )
    found = {row.state: _now(row) for row in rows}
    return Rules(holds=found.get("holds"), proposed=found.get("proposed"))


def account_of_rule(*, office_id: int, rule_id: int) -> int:
    """Return whose rule it is; raises `NotFound`."""
    rule: PostingRule = PostingRule.objects.of(office_id).get_or_refuse(pk=rule_id)
    return int(rule.account_id)


def permit_words(permit: Permit) -> str:
    """Say who may say what: “Press officer: Safety”."""
    who = ", ".join(sorted(permit.roles)) or _("whoever writes statements")
    themes = [str(title) for theme, title in THEME_TITLES.items() if theme in permit.themes]
    return f"{who}: {', '.join(themes) or _('every theme')}"


def _now(row: PostingRule) -> RuleNow:
    return RuleNow(
        id=row.pk,
        permit=row.permit(),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposed_by_id=row.proposed_by_id,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
