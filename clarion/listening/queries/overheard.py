"""What was heard lately, in the order in which it was kept: for those who look for what begins."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from clarion.listening.models import Mention, Source
from clarion.listening.rules.names import Person, person_in
from clarion.listening.rules.purposes import TermKind
from clarion.reading.gist import known_place, themes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """A mention as it is counted. `voice` is an author's other name or an outlet, or unknown.

    `themes`: what it is about, or else what is wanted. `place`: one that a list knows, or none.
    """

    id: int
    voice: str
    title: str
    text: str
    need: str
    themes: tuple[str, ...]
    place: str
    risk: str
    sent_at: datetime | None
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentSource:
    """A source that has said nothing for much longer than it usually does."""

    id: int
    title: str
    since: datetime


def latest_mention() -> int:
    """Return the number of what any office of the house kept last; 0 before the first."""
    return int(Mention.objects.aggregate(last=Max("pk"))["last"] or 0)


def first_mention(*, office_id: int, since: datetime) -> int:
    """Return the number of the first that an office heard since then; 0: nothing."""
    rows = Mention.objects.of(office_id).filter(received_at__gte=since)
    return int(rows.aggregate(first=Min("pk"))["first"] or 0)


def numbers_heard(*, office_id: int, beyond: int, limit: int) -> list[int]:
    """Return the numbers of what an office kept beyond a number, in order."""
    rows = Mention.objects.of(office_id).filter(pk__gt=beyond).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def lately_heard(*, office_id: int, since: datetime, limit: int) -> list[int]:
    """Return the numbers of what an office kept since then, the newest `limit`, in order."""
    rows = Mention.objects.of(office_id).filter(received_at__gte=since).order_by("-pk")
    return sorted(rows.values_list("pk", flat=True)[:limit])


def overheard(*, office_id: int, mention_ids: Collection[int]) -> list[Overheard]:
    """Return those that are still kept; one query. None names a private author."""
    rows = Mention.objects.of(office_id).filter(pk__in=mention_ids).order_by("pk")
    return [
        Overheard(
            id=row.pk,
            voice=row.pseudonym or row.outlet,
            title=row.title,
            text=row.text,
            need=row.need,
            themes=themes_of(theme=row.theme, need=row.need),
            place=known_place(row.place, area=row.area, lat=row.lat),
            risk=row.risk,
            sent_at=row.sent_at,
            received_at=row.received_at,
        )
        for row in rows
    ]


def still_kept(*, office_id: int, mention_ids: Collection[int]) -> dict[int, datetime]:
    """Return when those of them were heard that are still kept; one query."""
    rows = Mention.objects.of(office_id).filter(pk__in=mention_ids)
    return dict(rows.values_list("pk", "received_at"))


def silent_sources(*, office_id: int) -> list[SilentSource]:
    """Return the open sources that are silent now, by their own alarm."""
    rows = Source.objects.of(office_id).filter(state="open").exclude(silent_since=None)
    found = rows.order_by("pk").values_list("pk", "title", "silent_since")
    return [SilentSource(id=pk, title=title, since=since) for pk, title, since in found]


def may_name(word: str) -> bool:
    """Whether a word could be somebody: a name, a handle, or one that no list knows."""
    return person_in(word, TermKind.WORDS) is not Person.NO
