"""Count what has come, and write down what begins, grows, ends or has fallen silent: each once."""

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


@transaction.atomic
def look_out(*, by: Actor, at: datetime) -> bool:
    """Look once; return whether more waits that was not counted yet.

    What was counted, what the finder knows and what is said of it become true in one commit: after
    a crash all of it is done again, and nothing is said twice. Two workers take turns.
    """
    by.must(Power.MOVE_POST)
    Lookout.objects.bulk_create([Lookout(office_id=by.office_id)], ignore_conflicts=True)
    rows = Lookout.objects.of(by.office_id).select_for_update(skip_locked=True, of=("self",))
    lookout: Lookout | None = rows.first()
    if lookout is None:
        return False
    run = lookout.run
    lines = _read(lookout)
    if run and not any(line.numbers for line in lines) and not _is_due(lookout, at):
        _turn(lookout, lines, (list(lines[0].came), list(lines[1].came)), at)
        lookout.save(update_fields=["taken", "heard"])
        return False
    finder = remembering.recall(lookout, at=at)
    if lookout.run != run:  # it has begun anew, further back
        lines = _read(lookout)
    messages, mentions = lines
    came = until_both_are_read(
        list(messages.came),
        list(mentions.came),
        more_of_one=messages.more,
        more_of_other=mentions.more,
    )
    _turn(lookout, lines, came, at)
    now = at.timestamp()
    is_all = not messages.more and not mentions.more
    together = [*came[0], *came[1]]
    muted = _mute(finder, by.office_id, at)
    begin = lookout.looked_at.timestamp() if lookout.looked_at else _first(together, now)
    looks = list(see(finder, together, looked_at=begin, now=now, is_all=is_all))
    moment = looks[-1][0]
    notices = [notice for _at, said in looks for notice in said]
    _count_quiet(finder, muted)
    write_down(
        lookout=lookout, finder=finder, notices=notices, is_all=is_all,
        moment=datetime.fromtimestamp(moment, UTC), at=at,
    )  # fmt: skip
    remembering.keep(lookout, finder, moment=moment)
    return not is_all


def _read(lookout: Lookout) -> tuple[Batch, Batch]:
    taken, heard = Bookmark.of(lookout.taken), Bookmark.of(lookout.heard)
    return (
        messages_to_count(office_id=lookout.office_id, mark=taken),
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
    rows = Mute.objects.of(office_id).filter(ended_at=None, until_at__gt=at)
    muted = {Subject(SubjectKind(row.kind), row.name): row for row in rows}
    finder.mutes.kept_quiet.clear()
    finder.mutes.rules = {
        subject: Rule(subject=subject, until=row.until_at.timestamp(), reason=row.why)
        for subject, row in muted.items()
    }
    return muted


def _count_quiet(finder: BurstFinder, muted: dict[Subject, Mute]) -> None:
    for subject, many in finder.mutes.kept_quiet.items():
        if subject in muted:
            rows = Mute.objects.filter(Q(pk=muted[subject].pk))
            rows.update(kept_quiet=F("kept_quiet") + many)
