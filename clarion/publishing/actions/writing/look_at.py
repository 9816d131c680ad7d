"""Somebody has a draft open: whoever else opens it sees that they are not alone."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.publishing.models import Edition, Looking


@transaction.atomic
def look_at(*, edition_id: int, by: Actor, at: datetime) -> None:
    """Say that one has it open, every 30 s for as long as one has."""
    by.must(Power.PUBLISH)
    edition = Edition.objects.of(by.office_id).get_or_refuse(pk=edition_id)
    Looking.objects.update_or_create(
        edition=edition, staff_id=by.person, defaults={"name": by.name, "seen_at": at}
    )
