"""How an entry of the guide is kept: checked, saved, and entered in the ledger as it is now."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom.queries import THEMES
from clarion.publishing.models import GuideEntry
from clarion.publishing.rules.standards.guide import ENTRIES_MAX, Entry, refuse_entry


class TooManyEntries(Refusal):
    """Five hundred entries are more than anybody reads. End some first."""


def keep_entry(known: GuideEntry | None, entry: Entry, by: Actor, at: datetime) -> int:
    """Save it in the place of what is known; raises what a wrong entry raises."""
    refuse_entry(entry)
    if entry.theme and entry.theme not in THEMES:
        raise NotFound
    if known is None:
        there = GuideEntry.objects.of(by.office_id).filter(ended_at=None)
        if there.count() >= ENTRIES_MAX:
            raise TooManyEntries
    row = known or GuideEntry(office_id=by.office_id)
    row.code, row.level, row.instead, row.why = entry.code, entry.level, entry.instead, entry.why
    row.find, row.hits, row.misses = list(entry.find), list(entry.hits), list(entry.misses)
    row.language, row.theme = entry.language[:35], entry.theme
    row.saved_by, row.saved_at = by.name, at
    row.save()
    enter(
        "guide entry saved",
        about=f"guide:{row.pk}",
        by=by,
        at=at,
        code=row.code,
        level=row.level,
        find=row.find,
        instead=row.instead,
        why=row.why,
        language=row.language,
        theme=row.theme,
        hits=row.hits,
        misses=row.misses,
    )
    return int(row.pk)
