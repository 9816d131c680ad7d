"""Take the entries of a file into the guide: all of them, or none if one does not behave."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.publishing.actions.standards.keeping_guide import keep_entry
from clarion.publishing.models import GuideEntry
from clarion.publishing.rules.standards.guide import Entry


@transaction.atomic
def take_guide(*, entries: Sequence[Entry], by: Actor, at: datetime) -> int:
    """Return how many are new or other than before. An entry of the same name is changed.

    Raises `EntryUnclear`, `ExampleWrong`, `TooManyEntries`.
    """
    by.must(Power.PUBLISH)
    rows = GuideEntry.objects.of(by.office_id).filter(ended_at=None).locked()
    known = {row.code: row for row in rows}
    changed = [one for one in entries if one.code not in known or known[one.code].entry() != one]
    for one in changed:
        keep_entry(known.get(one.code), one, by, at)
    return len(changed)
