"""Somebody calls a matter by a name, or lets it be called by its most typical message again."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.seating import hold_seats, renew
from clarion.desk.models import Matter
from clarion.desk.rules.matters.typical import TITLE_MAX
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def name_matter(*, matter_id: int, title: str, by: Actor, at: datetime) -> None:
    """Name it; no words mean that it is called by what a resident says, as it was found."""
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    matter: Matter = Matter.objects.of(by.office_id).get_or_refuse(pk=matter_id, into=None)
    was, words = matter.title, " ".join(title.split())[:TITLE_MAX]
    if words == was:
        return
    matter.title, matter.named_by = words, by.name if words else ""
    if not words:
        matter.named_of = 0
    matter.save(update_fields=["title", "named_by", "named_of"])
    renew([matter.pk], by.office_id)
    enter("matter named", about=matter.about, by=by, at=at, was=was, title=words)
