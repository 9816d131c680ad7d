"""Write an entry of the guide, or change one: it is kept only if its examples behave."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.publishing.actions.standards.keeping_guide import keep_entry
from clarion.publishing.models import GuideEntry
from clarion.publishing.rules.standards.guide import Entry


class EntryThere(Refusal):
    """“{code}” is in the guide already. Change that one, or choose another name."""


@transaction.atomic
def write_guide_entry(*, entry_id: int | None = None, entry: Entry, by: Actor, at: datetime) -> int:
    """Save it and return its number.

    Raises `EntryUnclear`, `ExampleWrong` with the example, `EntryThere`, `TooManyEntries`.
    """
    by.must(Power.PUBLISH)
    rows = GuideEntry.objects.of(by.office_id).filter(ended_at=None)
    known = rows.locked().get_or_refuse(pk=entry_id) if entry_id is not None else None
    if rows.filter(code=entry.code).exclude(pk=entry_id).exists():
        raise EntryThere(code=entry.code)
    return keep_entry(known, entry, by, at)
