"""Who may say what: on each account, in each campaign, about each theme."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clarion.postroom import queries as postroom
from clarion.postroom.queries import Place, RuleNow, Scope, Voice, permit_words
from clarion.publishing.models import Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class RightLine:
    """One account, campaign or theme; what holds there in words, and what waits."""

    scope: Scope
    subject: str
    title: str
    holds: str  # nothing: whoever writes statements, about everything
    waiting: RuleNow | None
    waiting_words: str


def rights_board(*, office_id: int) -> list[RightLine]:
    """Return a line for each account, campaign that has not ended, and theme."""
    rules = postroom.all_posting_rules(office_id=office_id)
    holds = {_key(rule): rule for rule, held in rules if held}
    waits = {_key(rule): rule for rule, held in rules if not held}
    accounts = postroom.publishing_accounts(office_id=office_id)
    lines = [(Scope.ACCOUNT, str(one.id), f"{one.title}, {one.address}") for one in accounts]
    campaigns = Campaign.objects.of(office_id).filter(ended_at=None).order_by("name")
    lines += [(Scope.CAMPAIGN, str(one.pk), one.name) for one in campaigns]
    lines += [(Scope.THEME, theme, str(name)) for theme, name in postroom.THEME_TITLES.items()]
    return [
        _line(scope, subject, title, holds.get((scope, subject)), waits.get((scope, subject)))
        for scope, subject, title in lines
    ]


def all_campaigns(*, office_id: int) -> list[tuple[int, str]]:
    """Return number and name of every campaign, ended or not."""
    return list(Campaign.objects.of(office_id).order_by("name").values_list("id", "name"))


def barring(*, office_id: int, campaign_id: int | None, theme: str, voice: Voice) -> list[RuleNow]:
    """Return the rules of a theme and a campaign by which somebody may not say it."""
    rules = postroom.permits_over(office_id=office_id, campaign_id=campaign_id, theme=theme)
    return [one for one in rules if not one.permit.allows(voice=voice, theme=theme)]


def place_words(place: Place) -> str:
    """Say what a rule is about: “The campaign “Safe summer””."""
    if place.scope is Scope.THEME:
        title = postroom.THEME_TITLES.get(place.subject, place.subject)
        return _("The theme “%(name)s”") % {"name": title}
    campaigns = Campaign.objects.filter(pk=int(place.subject))
    name = campaigns.values_list("name", flat=True).first()
    return _("The campaign “%(name)s”") % {"name": name or place.title}


def _key(rule: RuleNow) -> tuple[Scope, str]:
    return rule.place.scope, rule.place.subject


def _line(
    scope: Scope, subject: str, title: str, holds: RuleNow | None, waiting: RuleNow | None
) -> RightLine:
    return RightLine(
        scope=scope,
        subject=subject,
        title=title,
        holds=permit_words(holds.permit) if holds and holds.permit != postroom.EVERYBODY else "",
        waiting=waiting,
        waiting_words=permit_words(waiting.permit) if waiting else "",
    )
