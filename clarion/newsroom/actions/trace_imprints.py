"""Make words found that were said before there were traces."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.newsroom.actions.tracing import trace
from clarion.newsroom.models import Imprint

# In one go: some seconds of work.
AT_ONCE = 500


@transaction.atomic
def trace_imprints(*, by: Actor, at: datetime) -> int:
    """Trace what is not traced yet, and return how many that was; call it until nothing is."""
    by.must(Power.MOVE_POST)
    rows = Imprint.objects.of(by.office_id).filter(traced=False).order_by("-position")
    some = list(rows[:AT_ONCE])
    trace(some)
    return len(some)
