"""Give a campaign another name; what belongs to it stays as it is."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.begin_campaign import CampaignNameless, CampaignThere
from clarion.publishing.models import Campaign


@transaction.atomic
def rename_campaign(*, campaign_id: int, name: str, by: Actor, at: datetime) -> None:
    """Rename it; raises `CampaignThere`, `CampaignNameless`, `NotFound` for one that has ended."""
    by.must(Power.PUBLISH)
    rows = Campaign.objects.of(by.office_id).filter(ended_at=None)
    campaign: Campaign = rows.locked().get_or_refuse(pk=campaign_id)
    if not name.strip():
        raise CampaignNameless
    before, campaign.name = campaign.name, name.strip()[:120]
    try:
        with transaction.atomic():
            campaign.save(update_fields=["name"])
    except IntegrityError as error:
        raise CampaignThere from error
    about = f"campaign:{campaign_id}"
    enter("campaign renamed", about=about, by=by, at=at, before=before, name=campaign.name)
