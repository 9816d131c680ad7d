"""Ready words, and the words that an office listens for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from clarion.desk.models import KeywordList, Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetNow:
    """Ready words with their owner; `expired` ones are not offered."""

    id: int
    title: str
    text: str
    language: str
    owner_id: int
    owner: str
    expires_on: date
    expired: bool


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
    return [
        SnippetNow(
            id=row.pk,
            title=row.title,
            text=row.text,
            language=row.language,
            owner_id=row.owner_id,
            owner=row.owner.name,
            expires_on=row.expires_on,
            expired=row.expires_on <= on,
        )
        for row in rows.order_by("title")
    ]


def keyword_lists(*, office_id: int) -> list[KeywordListNow]:
    """Return the office's lists, the weightiest first."""
    rows = KeywordList.objects.of(office_id).annotate(team_name=F("team__name"))
    return [
        KeywordListNow(
            id=row.pk,
            name=row.name,
            terms=tuple(row.terms),
            weight=row.weight,
            team=row.team_name or "",
            team_id=row.team_id,
        )
        for row in rows.order_by("-weight", "name")
    ]
