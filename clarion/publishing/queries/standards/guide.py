"""The guide of an office, as people look through it."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import GuideAim, GuideEntry
from clarion.publishing.queries.standards.house_rules import guide_entries
from clarion.publishing.rules.standards.guide import Entry, plain_words, write_guide


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLine:
    """One entry, with who saved it last."""

    id: int
    entry: Entry
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AimNow:
    """The aims of a theme; empty is every theme without its own."""

    theme: str
    sentence_words_max: int
    reading_age_max: int
    saved_by: str
    saved_at: datetime


def guide(*, office_id: int, words: str = "") -> list[GuideLine]:
    """Return every entry, by name, or those that hold some words."""
    rows = GuideEntry.objects.of(office_id).filter(ended_at=None).order_by("code")
    found = [_line(row) for row in rows]
    wanted = words.casefold().split()
    return [one for one in found if all(word in _text(one.entry) for word in wanted)]


def guide_entry(*, office_id: int, entry_id: int) -> GuideLine:
    """Return one; raises `NotFound`."""
    rows = GuideEntry.objects.of(office_id).filter(ended_at=None)
    return _line(rows.get_or_refuse(pk=entry_id))


def all_aims(*, office_id: int) -> list[AimNow]:
    """Return what was set, for every theme first."""
    rows = GuideAim.objects.of(office_id).order_by("theme")
    return [
        AimNow(
            theme=row.theme,
            sentence_words_max=row.sentence_words_max,
            reading_age_max=row.reading_age_max,
            saved_by=row.saved_by,
            saved_at=row.saved_at,
        )
        for row in rows
    ]


def plain_words_left(lines: list[GuideLine]) -> int:
    """Return how many of the plain words are not in a guide yet."""
    there = {one.entry.code for one in lines}
    return sum(one.code not in there for one in plain_words())


def guide_file(*, office_id: int) -> str:
    """Return the guide as a file, in the form of the packs."""
    return write_guide(guide_entries(office_id=office_id))


def _text(one: Entry) -> str:
    return " ".join((one.code, one.instead, one.why, *one.find)).casefold()


def _line(row: GuideEntry) -> GuideLine:
    return GuideLine(id=row.pk, entry=row.entry(), saved_by=row.saved_by, saved_at=row.saved_at)
