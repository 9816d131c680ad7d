"""Stop listening for a list of words."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import KeywordList
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def drop_keyword_list(*, list_id: int, by: Actor, at: datetime) -> None:
    """Drop it; cases keep the place that it gave them."""
    by.must(Power.MANAGE_OFFICE)
    words = KeywordList.objects.of(by.office_id).locked().get_or_refuse(pk=list_id)
    enter("keyword list dropped", about=f"keywords:{list_id}", by=by, at=at, name=words.name)
    words.delete()
