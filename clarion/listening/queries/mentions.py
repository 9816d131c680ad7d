"""What was said, page by page, and how much of it: nothing here is found by its author."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from clarion.kit.refusals import NotFound
from clarion.listening.models import Match, Mention, Recognition
from clarion.listening.rules.limits import MENTIONS_PAGE
from clarion.listening.rules.purposes import OfficialKind
from clarion.reading.why import Why, from_rows

SPAN = timedelta(hours=1)
DAY = timedelta(days=1)
MEDIA_SHOWN = 6
_PUBLIC_BODY = OfficialKind.PUBLIC_BODY.value
OLD = timedelta(hours=1)
# What was said long before we heard it, in a file or after a stop, is no news of this hour.
NEWS = Q(sent_at=None) | Q(sent_at__gte=F("received_at") - OLD)
# Of a day's figures it is part if it was said within a day.
OF_THE_DAY = Q(sent_at=None) | Q(sent_at__gte=F("received_at") - DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchNow:
    """A watch that found it, and by which words."""

    watch_id: int
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionNow:
    """One mention. `outlet` names a newsroom or a public body, `pseudonym` anybody else.

    `why`: the words that led to what was read in it; none before it was read with care.
    `perhaps`: the model alone takes it for a danger, and `risk_words` led it there.
    `same_as`: the number by which those are found that say the same, 0 before it was compared;
    `like`: how many others there are. `recognized_at`: when it was compared with what we know.
    """

    id: int
    title: str
    text: str
    language: str
    url: str
    outlet: str
    pseudonym: str
    source_id: int
    source: str
    sent_at: datetime | None
    received_at: datetime
    forget_at: datetime
    risk: str
    risk_words: str
    perhaps: bool
    need: str
    first_hand: bool
    place: str
    area: str
    theme: str
    urgency: str
    why: tuple[Why, ...]
    taken_up_at: datetime | None
    taken_up_by: str
    reference: str
    harmless_at: datetime | None
    harmless_by: str
    matches: tuple[MatchNow, ...]
    same_as: int
    recognized_at: datetime | None
    like: int = 0

    @property
    def is_old(self) -> bool:
        """Whether it was said long before we heard it: what is new here is no news."""
        return self.sent_at is not None and self.received_at - self.sent_at > OLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Which mentions one wants to see; what is empty or 0 leaves nothing out.

    `about`: a rumour of which they speak, by the desk's name of it.
    """

    watch_id: int = 0
    source_id: int = 0
    language: str = ""
    need: str = ""
    risk: bool = False
    perhaps: bool = False
    area: str = ""
    theme: str = ""
    first_hand: bool = False
    same: int = 0
    about: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPage:
    """A page, newest first. `before_id`: where the next begins; None at the end."""

    mentions: tuple[MentionNow, ...]
    before_id: int | None


def mentions(*, office_id: int, sieve: Sieve, before_id: int | None) -> MentionPage:
    """Return a page of them. Where nothing is sifted, of those that say the same the newest stands
    for all, and each that may be about a life by itself.
    """
    rows = _sifted(office_id, sieve)
    if sieve == Sieve():
        rows = rows.exclude(_said_again(office_id), risk="")
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    found = list(rows.select_related("source").order_by("-pk")[: MENTIONS_PAGE + 1])
    page = found[:MENTIONS_PAGE]
    more = len(found) > MENTIONS_PAGE
    return MentionPage(
        mentions=_with_others(office_id, to_now(page)), before_id=page[-1].pk if more else None
    )


def _said_again(office_id: int) -> Exists:
    newer = Mention.objects.of(office_id).filter(same_as=OuterRef("same_as"), pk__gt=OuterRef("pk"))
    return Exists(newer)


def _with_others(office_id: int, page: Sequence[MentionNow]) -> tuple[MentionNow, ...]:
    same = Mention.objects.of(office_id).filter(same_as__in={one.same_as for one in page})
    many = dict(same.values_list("same_as").annotate(Count("pk")))
    return tuple(replace(one, like=max(many.get(one.same_as, 1) - 1, 0)) for one in page)


def mention(*, office_id: int, mention_id: int) -> MentionNow:
    """Return one; raises `NotFound`. Whoever shows it has counted the look."""
    rows = list(Mention.objects.of(office_id).filter(pk=mention_id).select_related("source"))
    if not rows:
        raise NotFound
    return to_now(rows)[0]


def from_media(*, office_id: int, since: datetime, until: datetime) -> list[MentionNow]:
    """Return what newsrooms said last in a span of time; two queries."""
    return _from_outlets(office_id, since, until, ~Q(outlet_kind=_PUBLIC_BODY))


def from_public_bodies(*, office_id: int, since: datetime, until: datetime) -> list[MentionNow]:
    """Return what public bodies said last in a span of time; two queries."""
    return _from_outlets(office_id, since, until, Q(outlet_kind=_PUBLIC_BODY))


def _from_outlets(office_id: int, since: datetime, until: datetime, who: Q) -> list[MentionNow]:
    rows = Mention.objects.of(office_id).filter(received_at__gt=since, received_at__lte=until)
    spoken = rows.exclude(outlet="").filter(who).select_related("source")
    return list(to_now(list(spoken.order_by("-received_at", "-pk")[:MEDIA_SHOWN])))


def _sifted(office_id: int, sieve: Sieve) -> QuerySet[Mention]:
    rows: QuerySet[Mention] = Mention.objects.of(office_id)
    if sieve.watch_id:
        found = Match.objects.filter(watch_id=sieve.watch_id, watch__office_id=office_id)
        rows = rows.filter(pk__in=found.values("mention_id"))
    if sieve.risk:
        rows = rows.exclude(risk="")
    alike = {
        "source_id": sieve.source_id,
        "language": sieve.language,
        "need": sieve.need,
        "perhaps": sieve.perhaps,
        "area": sieve.area,
        "theme": sieve.theme,
        "first_hand": sieve.first_hand,
        "same_as": sieve.same,
    }
    rows = rows.filter(**{name: wanted for name, wanted in alike.items() if wanted})
    if sieve.about:
        spoken = Recognition.objects.of(office_id).filter(about=sieve.about).exclude(side="")
        rows = rows.filter(pk__in=spoken.values("mention_id"))
    if sieve.since:
        rows = rows.filter(received_at__gt=sieve.since)
    if sieve.until:
        rows = rows.filter(received_at__lte=sieve.until)
    return rows


def to_now(rows: Sequence[Mention]) -> tuple[MentionNow, ...]:
    """Return rows with the watches that found them; one query."""
    matches: dict[int, list[MatchNow]] = {}
    found = Match.objects.filter(mention_id__in=[row.pk for row in rows]).select_related("watch")
    for one in found.order_by("watch_id"):
        matches.setdefault(one.mention_id, []).append(
            MatchNow(watch_id=one.watch_id, title=one.watch.title, words=tuple(one.words))
        )
    return tuple(
        MentionNow(
            id=row.pk,
            title=row.title,
            text=row.text,
            language=row.language,
            url=row.url,
            outlet=row.outlet,
            pseudonym=row.pseudonym,
            source_id=row.source_id,
            source=row.source.title,
            sent_at=row.sent_at,
            received_at=row.received_at,
            forget_at=row.forget_at,
            risk=row.risk,
            risk_words=row.risk_words,
            perhaps=row.perhaps,
            need=row.need,
            first_hand=row.first_hand,
            place=row.place,
            area=row.area,
            theme=row.theme,
            urgency=row.urgency,
            why=from_rows(row.why),
            taken_up_at=row.taken_up_at,
            taken_up_by=row.taken_up_by,
            reference=row.reference,
            harmless_at=row.harmless_at,
            harmless_by=row.harmless_by,
            matches=tuple(matches.get(row.pk, ())),
            same_as=row.same_as or 0,
            recognized_at=row.recognized_at,
        )
        for row in rows
    )
