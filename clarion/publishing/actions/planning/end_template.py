"""Stop offering a template."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Template


@transaction.atomic
def end_template(*, template_id: int, by: Actor, at: datetime) -> None:
    """End it; what was written from it stays as it is."""
    by.must(Power.PUBLISH)
    rows = Template.objects.of(by.office_id).filter(ended_at=None)
    template = rows.locked().get_or_refuse(pk=template_id)
    template.ended_at = at
    template.save(update_fields=["ended_at"])
    enter("template ended", about=f"template:{template_id}", by=by, at=at)
