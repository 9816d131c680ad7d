"""Cases by their reference, by who wrote, and by what was said."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from clarion.desk.models import Case, CaseMessage, Counter
from clarion.desk.queries.queue import PAGE, QueueRow, to_row, with_words
from clarion.kit.numbers import is_number

_NUMBER_DIGITS = 6
# K3FD-P6QS; with a letter before it, which says where it came from: P-QPDS-Z9WJ.
_CALLED = re.compile(r"(?:[A-Z]-)?[0-9A-Z]{4}-[0-9A-Z]{4}")


def search(*, office_id: int, words: str, limit: int = PAGE) -> list[QueueRow]:
    """Return cases whose reference, person or messages match, newest first.

    A letter has a reference of its own, by which a resident asks for it, and so has what was heard
    in public and taken up.
    """
    text = words.strip()
    if not text:
        return []
    said = Case.objects.of(office_id).filter(pk__in=_cases_saying(office_id, text, limit * 5))
    named = Case.objects.of(office_id).filter(
        Q(reference__in=_references(office_id, text))
        | Q(pk__in=_cases_called(office_id, text))
        | Q(correspondent__handle__istartswith=text)
        | Q(correspondent__name__istartswith=text)
    )
    found = {case.pk: case for rows in (named, said) for case in with_words(rows)[:limit]}
    newest = sorted(found.values(), key=lambda case: case.moved_at, reverse=True)
    return [to_row(case) for case in newest[:limit]]


def _references(office_id: int, text: str) -> list[str]:
    """Return what somebody may mean who says `2026-004217`, or only `4217` on the telephone."""
    if not is_number(text, digits_max=_NUMBER_DIGITS):
        return [text]
    years = Counter.objects.filter(office_id=office_id).values_list("year", flat=True)
    return [f"{year}-{int(text):06}" for year in years]


def _cases_called(office_id: int, text: str) -> list[int]:
    called = text.upper()
    if not _CALLED.fullmatch(called):
        return []
    rows = CaseMessage.objects.filter(
        case__office_id=office_id,
        message__account__office_id=office_id,
        message__remote_id=called,
    )
    return list(rows.values_list("case_id", flat=True)[:PAGE])


def _cases_saying(office_id: int, text: str, limit: int) -> list[int]:
    said = CaseMessage.objects.filter(
        case__office_id=office_id, message__search=SearchQuery(text, config="simple")
    )
    return list(said.order_by("-id").values_list("case_id", flat=True)[:limit])
