"""End a campaign; what belongs to it stays as it is."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Campaign


@transaction.atomic
def end_campaign(*, campaign_id: int, by: Actor, at: datetime) -> None:
    """End it: nothing new can be added to it."""
    by.must(Power.PUBLISH)
    rows = Campaign.objects.of(by.office_id).filter(ended_at=None)
    campaign = rows.locked().get_or_refuse(pk=campaign_id)
    campaign.ended_at, campaign.ended_by = at, by.name
    campaign.save(update_fields=["ended_at", "ended_by"])
    enter("campaign ended", about=f"campaign:{campaign_id}", by=by, at=at)
