"""Ready words, and the words that an office listens for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clarion.desk.models import KeywordList, Snippet
from clarion.desk.rules.snippets import fill


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetNow:
    """Ready words with their owner; `expired` ones are not offered.

    `rumours` are ways of saying what is being said, which they answer.
    """

    id: int
    title: str
    text: str
    language: str
    owner_id: int
    owner: str
    expires_on: date
    expired: bool
    rumours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWords:
    """A snippet as one case needs it, with its gaps filled."""

    id: int
    title: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordListNow:
    """Words that an office listens for."""

    id: int
    name: str
    terms: tuple[str, ...]
    weight: int
    team: str
    team_id: int | None


def snippets(*, office_id: int, on: date, only_offered: bool = True) -> list[SnippetNow]:
    """Return snippets by title, without those that have expired unless they are wanted."""
    rows = Snippet.objects.of(office_id).filter(ended_at=None).select_related("owner")
    if only_offered:
        rows = rows.filter(expires_on__gt=on)
    return [_snippet(row, on) for row in rows.order_by("title")]


def snippet(*, office_id: int, snippet_id: int, on: date) -> SnippetNow:
    """Return one snippet, expired or not; raises `NotFound`."""
    rows = Snippet.objects.of(office_id).filter(ended_at=None).select_related("owner")
    return _snippet(rows.get_or_refuse(pk=snippet_id), on)


def ready_words(*, office_id: int, on: date, facts: Mapping[str, str]) -> tuple[ReadyWords, ...]:
    """Return the snippets on offer, filled with what is known of a case."""
    return tuple(
        ReadyWords(id=one.id, title=one.title, text=fill(one.text, facts), language=one.language)
        for one in snippets(office_id=office_id, on=on)
    )


def keyword_lists(*, office_id: int) -> list[KeywordListNow]:
    """Return the office's lists, the weightiest first."""
    rows = KeywordList.objects.of(office_id).select_related("team")
    return [_keyword_list(row) for row in rows.order_by("-weight", "name")]


def keyword_list(*, office_id: int, list_id: int) -> KeywordListNow:
    """Return one list; raises `NotFound`."""
    rows = KeywordList.objects.of(office_id).select_related("team")
    return _keyword_list(rows.get_or_refuse(pk=list_id))


def _snippet(row: Snippet, on: date) -> SnippetNow:
    return SnippetNow(
        id=row.pk,
        title=row.title,
        text=row.text,
        language=row.language,
        owner_id=row.owner_id,
        owner=row.owner.name,
        expires_on=row.expires_on,
        expired=row.expires_on <= on,
        rumours=row.rumours,
    )


def _keyword_list(row: KeywordList) -> KeywordListNow:
    return KeywordListNow(
        id=row.pk,
        name=row.name,
        terms=tuple(row.terms),
        weight=row.weight,
        team=row.team.name if row.team else "",
        team_id=row.team_id,
    )
