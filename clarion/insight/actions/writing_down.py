"""What a look has found becomes rows, and whoever asked for it is told, once of each."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import F, Q

from clarion.insight.events import SomethingBegan, StreamFellSilent
from clarion.insight.models import EarlyWarning, Lookout, Silence
from clarion.insight.rules.telling import TOLD_WITHIN, is_worth_a_letter
from clarion.kit import live
from clarion.kit.announcements import announce
from clarion.listening import queries as listening
from clarion.postroom import queries as postroom
from clarion.reading.bursts import (
    BurstFinder,
    BurstNotice,
    Notice,
    NoticeKind,
    SilenceNotice,
    SubjectKind,
)

# From coming in to being read it takes less, unless nobody reads.
_UNREAD = timedelta(minutes=1)
# What came so shortly ago is what happens now, whatever waits behind it.
_NOW = timedelta(minutes=2)
# A finder that begins anew is not behind by more than this when it has caught up.
_REPLAYED = timedelta(minutes=10)
# What a row says of its burst, at the moment when it was most unusual; examples are the newest.
_FACTS = ("subjects", "examples", "people", "window_seconds", "usual", "surprise")


def write_down(
    *,
    lookout: Lookout,
    finder: BurstFinder,
    notices: Sequence[Notice],
    is_all: bool,
    moment: datetime,
    at: datetime,
) -> None:
    """Write it inside the caller's transaction, which holds the lookout.

    Nobody is told while much more waits: what was over before we came to it, stands on the page
    only. In a flood that is never caught up with, what was read is what happens now.
    """
    changed = _bursts([one for one in notices if isinstance(one, BurstNotice)], lookout)
    changed |= _stand(lookout, finder, moment)
    heard = [one for one in notices if isinstance(one, SilenceNotice) and one.source]
    changed |= _silences(heard, lookout)
    if is_all or at - moment < _NOW:
        changed |= _silent_sources(lookout.office_id, at)
        changed |= _speaks_again(lookout.office_id, at)
        changed |= _tell(lookout, at)
    if changed:
        live.tell(office_id=lookout.office_id, topic="warnings")


def _bursts(notices: Sequence[BurstNotice], lookout: Lookout) -> bool:
    """Keep each: a burst begins with a row of its own, and grows and ends in it."""
    mine = EarlyWarning.objects.of(lookout.office_id).filter(run=lookout.run)
    for one in notices:
        known = mine.filter(burst=one.burst)
        match one.kind:
            case NoticeKind.BEGINS:
                EarlyWarning.objects.create(
                    office_id=lookout.office_id,
                    run=lookout.run,
                    burst=one.burst,
                    began_at=_moment(one.since),
                    noticed_at=_moment(one.at),
                    **_facts(one),
                )
            case NoticeKind.GROWS:
                times = known.values_list("grown", flat=True).first() or 0
                known.update(grown=times + 1, grown_at=_moment(one.at), **_facts(one))
            case NoticeKind.ENDS:
                known.filter(ended_at=None).update(ended_at=_moment(one.at))
    return bool(notices)


def _facts(one: BurstNotice) -> dict[str, Any]:
    return {
        # What may be somebody is counted, and neither kept nor shown.
        "subjects": [
            [subject.kind.value, subject.name]
            for subject in one.subjects
            if subject.kind is not SubjectKind.TERM or not listening.may_name(subject.name)
        ],
        "examples": list(one.examples),
        "people": one.people,
        "window_seconds": one.window_seconds,
        "usual": one.usual,
        "surprise": one.surprise,
    }


def _stand(lookout: Lookout, finder: BurstFinder, moment: datetime) -> bool:
    """Bring what goes on up to date, and end what no finder follows any more."""
    changed = []
    for row in EarlyWarning.objects.of(lookout.office_id).filter(ended_at=None):
        is_followed = row.run == lookout.run and row.burst in finder.open
        stands = finder.stand(row.burst, now=moment.timestamp()) if is_followed else None
        if not is_followed:
            row.ended_at = max(moment, row.noticed_at)
        elif stands is None or (
            stands.surprise <= row.surprise and list(stands.examples) in ([], row.examples)
        ):
            continue
        elif stands.surprise > row.surprise:
            for name, fact in _facts(stands).items():
                setattr(row, name, fact)
        else:
            row.examples = list(stands.examples)
        changed.append(row)
    EarlyWarning.objects.bulk_update(changed, ["ended_at", *_FACTS])
    return bool(changed)


def _silences(notices: Sequence[SilenceNotice], lookout: Lookout) -> bool:
    """Keep the silences of accounts that should be speaking."""
    if not notices:
        return False
    rows = Silence.objects.of(lookout.office_id).filter(ended_at=None)
    lines = postroom.speaking_lines(office_id=lookout.office_id)
    known = {f"account:{one.account_id}": one for one in lines}
    for one in notices:
        if one.kind is NoticeKind.SPEAKS:
            rows.filter(stream=one.source).update(ended_at=_moment(one.at))
        elif (line := known.get(one.source)) and not rows.filter(stream=one.source).exists():
            since = _moment(one.since)
            if line.last_at and line.last_at > since + _UNREAD:
                continue  # it speaks, and the desk has not read it yet
            Silence.objects.create(
                office_id=lookout.office_id,
                stream=one.source,
                title=line.title[:300],
                since_at=since,
                noticed_at=_moment(one.at),
                missed=one.missed,
                # The postroom's own alarm has told of it already.
                told_at=line.silent_since and _moment(one.at),
            )
    return True


def _silent_sources(office_id: int, at: datetime) -> bool:
    """Follow listening's own alarm, which hears everything and not only what is kept."""
    silent = {f"source:{one.id}": one for one in listening.silent_sources(office_id=office_id)}
    rows = Silence.objects.of(office_id).filter(ended_at=None, stream__startswith="source:")
    known = set(rows.values_list("stream", flat=True))
    ended = rows.exclude(stream__in=silent).update(ended_at=at) if known - silent.keys() else 0
    fresh = [one for stream, one in silent.items() if stream not in known]
    Silence.objects.bulk_create(
        Silence(
            office_id=office_id,
            stream=f"source:{one.id}",
            title=one.title,
            since_at=one.since,
            noticed_at=at,
        )
        for one in fresh
    )
    return bool(fresh or ended)


def _speaks_again(office_id: int, at: datetime) -> bool:
    """End what no finder ends: the account has spoken since, or is none of ours any more."""
    rows = Silence.objects.of(office_id).filter(ended_at=None, stream__startswith="account:")
    still = list(rows)
    if not still:
        return False
    lines = postroom.speaking_lines(office_id=office_id)
    last = {f"account:{one.account_id}": one.last_at for one in lines}
    over = [
        row.pk
        for row in still
        if row.stream not in last
        or ((heard := last[row.stream]) is not None and heard > row.since_at + _UNREAD)
    ]
    rows.filter(pk__in=over).update(ended_at=at)
    return bool(over)


def _tell(lookout: Lookout, at: datetime) -> bool:
    """Announce what is worth a letter and goes on: once, whether it began or grew to it."""
    office_id = lookout.office_id
    # Of what an earlier finder has told of, one that has begun anew tells nobody again.
    within = _REPLAYED if lookout.run > 1 else TOLD_WITHIN
    began = EarlyWarning.objects.of(office_id).filter(ended_at=None, told_at=None)
    worth = [
        row.pk
        for row in began.filter(_grown_since("seen_at"), _grown_since("false_at"))
        if is_worth_a_letter(
            people=row.people,
            surprise=row.surprise,
            noticed_at=row.grown_at or row.noticed_at,
            at=at,
            within=within,
        )
    ]
    fell = Silence.objects.of(office_id).filter(ended_at=None, told_at=None)
    silent = list(fell.filter(noticed_at__gt=at - TOLD_WITHIN).values_list("pk", flat=True))
    for pk in worth:
        announce(SomethingBegan(office_id=office_id, warning_id=pk))
    for pk in silent:
        announce(StreamFellSilent(office_id=office_id, silence_id=pk))
    _told(EarlyWarning, worth, at)
    _told(Silence, silent, at)
    return bool(worth or silent)


def _grown_since(said: str) -> Q:
    """Whoever has seen it, or called it false, said so of what it was then."""
    return Q(**{said: None}) | Q(grown_at__gt=F(said))


def _told(rows: Any, ids: Iterable[int], at: datetime) -> None:
    if ids:
        rows.objects.filter(pk__in=ids).update(told_at=at)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
