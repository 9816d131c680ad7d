"""Which sentences our own page prints around a statement, in each of its languages."""

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

from django.utils import timezone, translation

from clarion.look.moments import said_date, said_time
from clarion.newsroom.queries.records import Record
from clarion.newsroom.rules.codes import spoken
from clarion.newsroom.rules.furniture import Printed, printed
from clarion.newsroom.rules.sentences import Sentences, sentences_around
from clarion.publishing.queries.saying.published import titles_for_sharing

_EXERCISE = ("EXERCISE", "Nothing here is real. Nothing leaves this building.")
_SHARE = "Share this:"


def printed_around(record: Record) -> tuple[Printed, ...]:
    """Return them; times are those at which it really was said, in the office's zone."""
    return printed(_sentences(record))


def _sentences(record: Record) -> Iterator[str]:
    office = record.office
    house = translation.get_language() or "en"
    languages = {row.language for row in record.rows}
    yield office.name
    if office.exercise:
        yield from (*_EXERCISE, " ".join(_EXERCISE))
    yield _SHARE
    yield " ".join([_SHARE, *titles_for_sharing()])
    for says in {sentences_around(language, house) for language in languages}:
        yield from _around(says, record.code)
    moments = {row.said_at for row in record.rows}
    says_all = {sentences_around(language, house) for language in languages}
    with timezone.override(ZoneInfo(office.zone)):
        for says, at in product(says_all, moments):
            for language in (says.language, house):
                with translation.override(language):
                    moment = f"{said_date(at)}, {said_time(at)}"
                yield from (moment, f"{says.said} {moment}", f"{says.corrected} {moment}")
        marks = record.marks if record.gone >= record.now else ()
        for says, at, mark in product(says_all, moments, marks):
            yield from _withdrawn(says, at, mark.said_at)
        for says, language in product(says_all, languages):
            yield from _before(record, says, language)


def _withdrawn(says: Sentences, at: datetime, withdrawn_at: datetime) -> Iterator[str]:
    """Yield what the page says in place of words that were withdrawn."""
    with translation.override(says.language):
        said, withdrawn = (f"{said_date(one)}, {said_time(one)}" for one in (at, withdrawn_at))
    yield from (says.withdrawn, says.withdrawn_here)
    yield f"{says.said} {said}. {says.withdrawn} {withdrawn}."


def _before(record: Record, says: Sentences, language: str) -> Iterator[str]:
    """Yield what the page says below "What it said before", with that heading and every time.

    Old words are ours only there: anywhere else in a copy they would be taken for what stands now.
    """
    rows = [row for row in record.rows if not row.way and row.language == language]
    older = [row for row in rows if record.gone < row.number < record.now]
    block = says.before
    with translation.override(says.language):
        for row in sorted(older, key=lambda row: -row.number):
            moment = f"{said_date(row.said_at)}, {said_time(row.said_at)}"
            block = "\n".join([block, row.headline, moment, row.text])
            yield block


def _around(says: Sentences, code: str) -> Iterator[str]:
    statement = says.statement.format(code=spoken(code))
    yield from (says.skip, says.everything, statement, says.check, f"{statement} {says.check}")
    yield from (says.before, says.removed, says.others)
