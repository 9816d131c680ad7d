"""Where what we know stands: statements, ready words, what all were told, answers to one person."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q

from clarion.desk.models import TOLD, Answer, Circular, Copy, Matter, Snippet
from clarion.desk.rules.first_look import GRAVE
from clarion.desk.rules.known import Known, Way, without_person
from clarion.postroom import queries as postroom
from clarion.postroom.queries import Stands

# Of answers to one person the newest; what was right last year need not be so now.
ANSWERS_MAX = 10_000
ANSWERED_WITHIN = timedelta(days=365)
# Of what all in a matter were told.
CIRCULARS_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place where something is known.

    `standing` names what is known there now, one query; a name is never used again for other words.
    Each name leads to whatever `read` needs to return the words, another query. A room that knows
    more adds one of these to `SOURCES`, or is asked by one through its queries.
    """

    standing: Callable[[int, datetime], dict[str, Any]]
    read: Callable[[int, Collection[Any]], list[Known]]


def _statements(office_id: int, at: datetime) -> dict[str, Stands]:
    return {_statement_name(one): one for one in postroom.standing(office_id=office_id, at=at)}


def _read_statements(office_id: int, wanted: Collection[Stands]) -> list[Known]:
    return [
        Known(
            name=_statement_name(one.stands),
            way=Way.SAID,
            about=one.stands.about,
            title="",
            text=one.text,
            at=one.said_at,
            language=one.stands.language,
        )
        for one in postroom.statements(office_id=office_id, of=wanted)
    ]


def _statement_name(one: Stands) -> str:
    return f"said:{one.dispatches[0]}:{one.dispatches[-1]}"


def _snippets(office_id: int, at: datetime) -> dict[str, tuple[int, Way]]:
    """Ready words that are offered, and those that ran out and answered a rumour."""
    today = at.date()
    rows = Snippet.objects.of(office_id).filter(
        Q(expires_on__gt=today) | ~Q(rumour=""), ended_at=None
    )
    found: dict[str, tuple[int, Way]] = {}
    for pk, changed_at, expires_on in rows.values_list("pk", "changed_at", "expires_on"):
        way = Way.AGREED if expires_on > today else Way.OVER
        found[_snippet_name(pk, way, changed_at)] = pk, way
    return found


def _snippet_name(pk: int, way: Way, changed_at: datetime) -> str:
    return f"{way.value}:{pk}:{changed_at.timestamp()}"


def _read_snippets(office_id: int, wanted: Collection[tuple[int, Way]]) -> list[Known]:
    ways = dict(wanted)
    rows = Snippet.objects.of(office_id).filter(pk__in=ways)
    return [
        Known(
            name=_snippet_name(row.pk, ways[row.pk], row.changed_at),
            way=ways[row.pk],
            about=row.about,
            title=row.title,
            text=row.text,
            asked=row.title,
            rumours=row.rumours,
            at=row.changed_at,
            language=row.language,
        )
        for row in rows
    ]


def _circulars(office_id: int, at: datetime) -> dict[str, int]:
    """The last words to all of each matter; earlier ones have been overtaken."""
    rows = Circular.objects.filter(
        matter__office_id=office_id,
        matter__into=None,
        made_at__gt=at - ANSWERED_WITHIN,
        pk__in=_last_words(office_id),
    )
    newest = rows.order_by("-pk").values_list("pk", flat=True)[:CIRCULARS_MAX]
    return {f"told:{pk}": pk for pk in newest}


def _last_words(office_id: int) -> Any:
    return Matter.objects.of(office_id).filter(answered__isnull=False).values("answered_id")


def _read_circulars(office_id: int, wanted: Collection[int]) -> list[Known]:
    rows = Circular.objects.filter(pk__in=wanted, matter__office_id=office_id)
    return [
        Known(
            name=f"told:{row.pk}",
            way=Way.TOLD,
            about=row.matter.about,
            title=row.matter.reference,
            text=next(iter(row.facts.values()), ""),
            asked=row.matter.title,
            at=row.made_at,
            language=next(iter(row.facts), ""),
        )
        for row in rows.select_related("matter")
    ]


def _answers(office_id: int, at: datetime) -> dict[str, int]:
    """What one person has got from us, not as one of many, and not where a life was at risk."""
    rows = (
        Answer.objects.filter(TOLD, case__office_id=office_id, made_at__gt=at - ANSWERED_WITHIN)
        .exclude(case__risk__in=[one.value for one in GRAVE])
        .exclude(Exists(Copy.objects.filter(answer=OuterRef("pk"))))
    )
    newest = rows.order_by("-pk").values_list("pk", "message__deleted_at")[:ANSWERS_MAX]
    return {_name(pk, deleted_at): pk for pk, deleted_at in newest}


def _name(pk: int, deleted_at: datetime | None) -> str:
    """Name an answer; with another name once its question was deleted, so that it is read anew."""
    return f"answered:{pk}" if deleted_at is None else f"answered:{pk}:alone"


def _read_answers(office_id: int, wanted: Collection[int]) -> list[Known]:
    rows = Answer.objects.filter(pk__in=wanted, case__office_id=office_id)
    return [_answer(row) for row in rows.select_related("case__correspondent", "message")]


def _answer(row: Any) -> Known:
    who, message = row.case.correspondent, row.message
    names = (who.name, who.handle)
    return Known(
        name=_name(row.pk, message.deleted_at),
        way=Way.ANSWERED,
        about=row.case.about,
        title=row.case.reference,
        text=without_person(row.text, names),
        asked="" if message.deleted_at else without_person(message.text, names),
        at=row.made_at,
        language=row.case.language,
    )


SOURCES = (
    Source(standing=_statements, read=_read_statements),
    Source(standing=_snippets, read=_read_snippets),
    Source(standing=_circulars, read=_read_circulars),
    Source(standing=_answers, read=_read_answers),
)


def standing(office_id: int, at: datetime) -> list[dict[str, Any]]:
    """Return what is known now by its names, for each source in turn."""
    return [source.standing(office_id, at) for source in SOURCES]


def read(office_id: int, wanted: list[dict[str, Any]]) -> dict[str, Known]:
    """Return the words of what is wanted; what has gone meanwhile is not there."""
    pairs = zip(SOURCES, wanted, strict=True)
    found = chain.from_iterable(
        source.read(office_id, list(names.values())) for source, names in pairs if names
    )
    return {one.name: one for one in found if one.text.strip()}
