"""Begin a campaign."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.models import Campaign


class CampaignThere(Refusal):
    """There is a campaign of this name already. Choose another name, or use that one."""


class CampaignNameless(Refusal):
    """A campaign needs a name."""


@transaction.atomic
def begin_campaign(*, name: str, by: Actor, at: datetime) -> int:
    """Begin it and return its number; raises `CampaignThere`, `CampaignNameless`."""
    by.must(Power.PUBLISH)
    if not name.strip():
        raise CampaignNameless
    try:
        with transaction.atomic():
            campaign = Campaign.objects.create(
                office_id=by.office_id, name=name.strip()[:120], begun_at=at, begun_by=by.name
            )
    except IntegrityError as error:
        raise CampaignThere from error
    enter("campaign begun", about=f"campaign:{campaign.pk}", by=by, at=at, name=campaign.name)
    return campaign.pk
