"""Offer a template again that was ended."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Template


@transaction.atomic
def resume_template(*, template_id: int, by: Actor, at: datetime) -> None:
    """Offer it again; raises `NotFound` for one that has not ended."""
    by.must(Power.PUBLISH)
    rows = Template.objects.of(by.office_id).exclude(ended_at=None)
    template: Template = rows.locked().get_or_refuse(pk=template_id)
    template.ended_at = None
    template.save(update_fields=["ended_at"])
    enter("template resumed", about=f"template:{template_id}", by=by, at=at)
