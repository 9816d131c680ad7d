"""Two people who say the same agreed words at the same moment go one after the other."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.signoff.models import StandingWord, Warrant

JUST_NOW = timedelta(minutes=10)


@transaction.atomic
def take_turn(*, standing_id: int, by: Actor, at: datetime) -> frozenset[str]:
    """Lock the standing word and return what was said under it within the last ten minutes."""
    by.must(Power.PUBLISH)
    word = StandingWord.objects.of(by.office_id).locked().get_or_refuse(pk=standing_id)
    lately = Warrant.objects.filter(standing=word, granted_at__gt=at - JUST_NOW)
    return frozenset(lately.values_list("about", flat=True))
