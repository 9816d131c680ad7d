"""What begins, what began, what is silent and what is muted, as the screens show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from clarion.desk import queries as desk
from clarion.insight.models import EarlyWarning, Mute, Silence
from clarion.insight.rules.counting import divide
from clarion.insight.rules.limits import BEGINNINGS_SHOWN, WARNINGS_PAGE
from clarion.listening import queries as listening
from clarion.postroom import queries as postroom
from clarion.postroom.queries import MessageNow

_WEEK = timedelta(days=7)
_WEEKS_SHOWN = 4
# What is silent for longer is known; it stands on the page of the account or the source.
_SILENCES_SHOWN = 20
WHICH = ("all", "open", "ended", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A message with its case, or a mention of which nothing is shown: its looks are counted."""

    at: datetime
    message: MessageNow | None = None
    case_id: int | None = None
    mention_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningNow:
    """One burst, as it was when it was highest; `subjects` are pairs of kind and name."""

    id: int
    subjects: tuple[tuple[str, str], ...]
    began_at: datetime
    noticed_at: datetime
    people: int
    minutes: int
    usual: float
    surprise: float
    grown: int
    grown_at: datetime | None
    ended_at: datetime | None
    told_at: datetime | None
    seen_at: datetime | None
    seen_by: str
    false_at: datetime | None
    false_by: str
    false_why: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningPage:
    """Warnings, the newest first. `before_id`: where the next page begins; None at the end."""

    warnings: tuple[WarningNow, ...]
    before_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceNow:
    """A stream that says nothing. `missed`: how many messages would have come by its rhythm."""

    title: str
    stream: str
    since_at: datetime
    missed: float | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MuteNow:
    """A subject of which nothing is said until then."""

    id: int
    subject: tuple[str, str]
    until_at: datetime
    why: str
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    kept_quiet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekNow:
    """How many warnings there were in the seven days before `until`, and how many were false."""

    begin: datetime
    until: datetime
    warnings: int
    false: int


def beginning(*, office_id: int) -> list[WarningNow]:
    """Return what goes on and is no false alarm: what nobody has seen first, then the newest.

    With the newest examples; seven queries at most, and one if nothing goes on.
    """
    rows = EarlyWarning.objects.of(office_id).filter(ended_at=None)
    # What was called false and has grown since is asked about again.
    rows = rows.filter(Q(false_at=None) | Q(grown_at__gt=F("false_at")))
    unseen_first = F("seen_at").asc(nulls_first=True)
    found = list(rows.order_by(unseen_first, "-id")[:BEGINNINGS_SHOWN])
    return with_examples(office_id, found)


def warning(*, office_id: int, warning_id: int) -> WarningNow:
    """Return one with its examples; raises `NotFound`."""
    row = EarlyWarning.objects.of(office_id).get_or_refuse(pk=warning_id)
    return with_examples(office_id, [row])[0]


def warnings(*, office_id: int, which: str, before_id: int | None) -> WarningPage:
    """Return a page of them; `which` is one of `WHICH`."""
    rows: QuerySet[EarlyWarning] = EarlyWarning.objects.of(office_id)
    match which:
        case "open":
            rows = rows.filter(ended_at=None)
        case "ended":
            rows = rows.exclude(ended_at=None)
        case "false":
            rows = rows.exclude(false_at=None)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    found = list(rows.order_by("-pk")[: WARNINGS_PAGE + 1])
    page = found[:WARNINGS_PAGE]
    more = len(found) > WARNINGS_PAGE
    return WarningPage(
        warnings=tuple(_now(row) for row in page), before_id=page[-1].pk if more else None
    )


def weeks(*, office_id: int, at: datetime) -> list[WeekNow]:
    """Return how many there were in each of the last weeks, this one first; one query."""
    spans = [(at - (n + 1) * _WEEK, at - n * _WEEK) for n in range(_WEEKS_SHOWN)]
    counts = {}
    for n, (begin, until) in enumerate(spans):
        within = Q(noticed_at__gt=begin, noticed_at__lte=until)
        counts[f"all{n}"] = Count("id", filter=within)
        counts[f"false{n}"] = Count("id", filter=within & Q(false_at__isnull=False))
    rows = EarlyWarning.objects.of(office_id).filter(noticed_at__gt=spans[-1][0])
    found = rows.aggregate(**counts)
    return [
        WeekNow(begin=begin, until=until, warnings=found[f"all{n}"], false=found[f"false{n}"])
        for n, (begin, until) in enumerate(spans)
    ]


def silences(*, office_id: int, open_only: bool = False) -> list[SilenceNow]:
    """Return streams that are silent, and on request those that were lately, the newest first."""
    rows = Silence.objects.of(office_id)
    if open_only:
        rows = rows.filter(ended_at=None)
    found = rows.order_by(F("ended_at").desc(nulls_first=True), "-id")[:_SILENCES_SHOWN]
    return [
        SilenceNow(
            title=row.title,
            stream=row.stream,
            since_at=row.since_at,
            missed=row.missed,
            ended_at=row.ended_at,
        )
        for row in found
    ]


def mutes(*, office_id: int, at: datetime) -> list[MuteNow]:
    """Return those in force, the first to end on top."""
    rows = Mute.objects.of(office_id).filter(ended_at=None, until_at__gt=at).order_by("until_at")
    return [
        MuteNow(
            id=row.pk,
            subject=(row.kind, row.name),
            until_at=row.until_at,
            why=row.why,
            made_at=row.made_at,
            made_by=row.made_by,
            ended_at=row.ended_at,
            kept_quiet=row.kept_quiet,
        )
        for row in rows
    ]


def with_examples(office_id: int, rows: Sequence[EarlyWarning]) -> list[WarningNow]:
    """Return them with what their newest examples say to whoever may read cases."""
    said, heard = divide([one for row in rows for one in row.examples])
    messages = {
        one.id: one
        for one in (postroom.messages(office_id=office_id, message_ids=said) if said else [])
    }
    cases = desk.case_of(office_id=office_id, message_ids=said) if said else {}
    kept = listening.still_kept(office_id=office_id, mention_ids=heard) if heard else {}
    found = []
    for row in rows:
        mine, theirs = divide(row.examples)
        examples = [
            Example(at=one.received_at, message=one, case_id=cases.get(one.id))
            for one in map(messages.get, mine)
            if one
        ]
        examples += [Example(at=kept[one], mention_id=one) for one in theirs if one in kept]
        found.append(_now(row, tuple(sorted(examples, key=lambda one: one.at, reverse=True))))
    return found


def _now(row: EarlyWarning, examples: tuple[Example, ...] = ()) -> WarningNow:
    return WarningNow(
        id=row.pk,
        subjects=tuple((kind, name) for kind, name in row.subjects),
        began_at=row.began_at,
        noticed_at=row.noticed_at,
        people=row.people,
        minutes=row.window_seconds // 60,
        usual=row.usual,
        surprise=row.surprise,
        grown=row.grown,
        grown_at=row.grown_at,
        ended_at=row.ended_at,
        told_at=row.told_at,
        seen_at=row.seen_at,
        seen_by=row.seen_by,
        false_at=row.false_at,
        false_by=row.false_by,
        false_why=row.false_why,
        examples=examples,
    )
