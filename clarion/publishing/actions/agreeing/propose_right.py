"""Change who may speak about a theme, or in a campaign: less holds at once, more waits."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound
from clarion.postroom.actions import propose_posting_rule
from clarion.postroom.queries import THEMES, Permit, Place, Scope
from clarion.publishing.models import Campaign


@transaction.atomic
def propose_right(
    *, campaign_id: int | None = None, theme: str = "", permit: Permit, by: Actor, at: datetime
) -> bool:
    """Say whether it holds at once; else it waits until a second person has agreed.

    It is about the campaign if there is one, else about the theme. Raises `NothingChanges`.
    """
    place = _campaign(campaign_id, by) if campaign_id is not None else _theme(theme)
    return propose_posting_rule(place=place, permit=permit, by=by, at=at)


def _campaign(campaign_id: int, by: Actor) -> Place:
    campaign: Campaign = Campaign.objects.of(by.office_id).get_or_refuse(pk=campaign_id)
    return Place(scope=Scope.CAMPAIGN, subject=str(campaign.pk), title=campaign.name)


def _theme(theme: str) -> Place:
    if theme not in THEMES:
        raise NotFound
    return Place(scope=Scope.THEME, subject=theme)
