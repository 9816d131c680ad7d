"""Go on with a campaign that was ended."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.begin_campaign import CampaignThere
from clarion.publishing.models import Campaign


@transaction.atomic
def resume_campaign(*, campaign_id: int, by: Actor, at: datetime) -> None:
    """Let it go on; raises `CampaignThere` if another of its name has begun, `NotFound`."""
    by.must(Power.PUBLISH)
    rows = Campaign.objects.of(by.office_id).exclude(ended_at=None)
    campaign: Campaign = rows.locked().get_or_refuse(pk=campaign_id)
    campaign.ended_at, campaign.ended_by = None, ""
    try:
        with transaction.atomic():
            campaign.save(update_fields=["ended_at", "ended_by"])
    except IntegrityError as error:
        raise CampaignThere from error
    enter("campaign resumed", about=f"campaign:{campaign_id}", by=by, at=at)
