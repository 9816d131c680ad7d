"""Count what has come, and write down what begins, grows, ends or has fallen silent: each once."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F, Q

from clarion.insight.actions import remembering
from clarion.insight.actions.writing_down import write_down
from clarion.insight.models import Lookout, Mute
from clarion.insight.queries.clockwork import Batch, mentions_to_count, messages_to_count
from clarion.insight.rules.bookmark import Bookmark
from clarion.insight.rules.counting import Came, until_both_are_read
from clarion.insight.rules.looking import is_due, see
from clarion.kit.actor import Actor, Power
from clarion.reading.bursts import BurstFinder, Subject, SubjectKind
from clarion.reading.bursts import Mute as Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One look, with nothing written yet. `was`: how the lookout stood that it began from."""

    lookout: Lookout
    was: tuple[object, ...]
    lines: tuple[Batch, Batch]
    counted: tuple[list[Came], list[Came]]


def look_out(*, by: Actor, at: datetime) -> bool:
    """Look once; return whether more waits that was not counted yet.

    It counts with no transaction open, and then what was counted, what the finder knows and what is
    said of it become true in one commit: after a crash all of it is done again, and nothing is said
    twice. Of two workers that count at once, one begins again.
    """
    by.must(Power.MOVE_POST)
    Lookout.objects.bulk_create([Lookout(office_id=by.office_id)], ignore_conflicts=True)
    lookout: Lookout = Lookout.objects.of(by.office_id).get()
    was, run = _stands(lookout), lookout.run
    lines = _read(lookout)
    if run and not any(line.numbers for line in lines) and not _is_due(lookout, at):
        counted = list(lines[0].came), list(lines[1].came)
        _turn_the_page(_Look(lookout=lookout, was=was, lines=lines, counted=counted), at)
        return False
    finder = remembering.recall(lookout, at=at)
    if lookout.run != run:  # it has begun anew, further back
        lines = _read(lookout)
    messages, mentions = lines
    counted = until_both_are_read(
        list(messages.came),
        list(mentions.came),
        more_of_one=messages.more,
        more_of_other=mentions.more,
    )
    look = _Look(lookout=lookout, was=was, lines=lines, counted=counted)
    return _count(look, finder, at)


def _turn_the_page(look: _Look, at: datetime) -> None:
    with transaction.atomic():
        if _is_still(look):
            _turn(look.lookout, look.lines, look.counted, at)
            look.lookout.save(update_fields=["taken", "heard"])


def _count(look: _Look, finder: BurstFinder, at: datetime) -> bool:
    lookout, now = look.lookout, at.timestamp()
    _turn(lookout, look.lines, look.counted, at)
    is_all = not any(line.more for line in look.lines)
    together = [*look.counted[0], *look.counted[1]]
    muted = _mute(finder, lookout.office_id, at)
    begin = lookout.looked_at.timestamp() if lookout.looked_at else _first(together, now)
    looks = list(see(finder, together, looked_at=begin, now=now, is_all=is_all))
    moment = looks[-1][0]
    notices = [notice for _at, said in looks for notice in said]
    kept = remembering.pack_up(finder)
    with transaction.atomic():
        if not _is_still(look) or _muted(lookout.office_id, at) != muted:
            return True
        _count_quiet(finder, muted)
        write_down(
            lookout=lookout, finder=finder, notices=notices, is_all=is_all,
            moment=datetime.fromtimestamp(moment, UTC), at=at,
        )  # fmt: skip
        remembering.keep(lookout, finder, kept, moment=moment)
    return not is_all


def _stands(lookout: Lookout) -> tuple[object, ...]:
    """Return what every look changes of it."""
    return lookout.run, lookout.turn, lookout.taken, lookout.heard


def _is_still(look: _Look) -> bool:
    """Lock the lookout, unless somebody else has it; say whether it stands as this look began."""
    rows = Lookout.objects.of(look.lookout.office_id).defer("sealed")
    now: Lookout | None = rows.select_for_update(skip_locked=True, of=("self",)).first()
    return now is not None and _stands(now) == look.was


def _read(lookout: Lookout) -> tuple[Batch, Batch]:
    taken, heard = Bookmark.of(lookout.taken), Bookmark.of(lookout.heard)
    return (
        messages_to_count(office_id=lookout.office_id, mark=taken, heard=heard),
        mentions_to_count(office_id=lookout.office_id, mark=heard),
    )


def _is_due(lookout: Lookout, at: datetime) -> bool:
    looked_at = lookout.looked_at.timestamp() if lookout.looked_at else 0.0
    return is_due(
        looked_at=looked_at,
        now=at.timestamp(),
        news=False,
        going_on=lookout.going_on > 0,
        size=lookout.size,
    )


def _turn(
    lookout: Lookout,
    lines: tuple[Batch, Batch],
    counted: tuple[list[Came], list[Came]],
    at: datetime,
) -> None:
    """Move both bookmarks past what was counted."""
    taken, heard = Bookmark.of(lookout.taken), Bookmark.of(lookout.heard)
    lookout.taken = _move(taken, lines[0], counted[0], at.timestamp()).table()
    lookout.heard = _move(heard, lines[1], counted[1], at.timestamp()).table()


def _first(came: list[Came], now: float) -> float:
    return min((one.at for one in came), default=now)


def _move(mark: Bookmark, batch: Batch, counted: list[Came], now: float) -> Bookmark:
    """Move it past what was counted; what has to wait for the other line stays unread."""
    waiting = [one.number for one in batch.came[len(counted) :]]
    end = waiting[0] if waiting else None
    read = [one for one in batch.numbers if end is None or one < end]
    is_all = end is None and not batch.more
    return mark.move(read, known=batch.known if is_all else 0, now=now)


def _mute(finder: BurstFinder, office_id: int, at: datetime) -> dict[Subject, Mute]:
    """Let the finder know what is muted now, from the rows that say so."""
    muted = _muted(office_id, at)
    finder.mutes.kept_quiet.clear()
    finder.mutes.rules = {
        subject: Rule(subject=subject, until=row.until_at.timestamp(), reason=row.why)
        for subject, row in muted.items()
    }
    return muted


def _muted(office_id: int, at: datetime) -> dict[Subject, Mute]:
    rows = Mute.objects.of(office_id).filter(ended_at=None, until_at__gt=at)
    return {Subject(SubjectKind(row.kind), row.name): row for row in rows}


def _count_quiet(finder: BurstFinder, muted: dict[Subject, Mute]) -> None:
    for subject, many in finder.mutes.kept_quiet.items():
        if subject in muted:
            rows = Mute.objects.filter(Q(pk=muted[subject].pk))
            rows.update(kept_quiet=F("kept_quiet") + many)
