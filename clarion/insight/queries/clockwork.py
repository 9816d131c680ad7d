"""Which offices have something to be looked at, and what their lookouts have still to read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from clarion.desk import queries as desk
from clarion.insight.models import EarlyWarning, Lookout, Mute, Silence
from clarion.insight.rules.bookmark import TAKEN_MAX, Bookmark
from clarion.insight.rules.counting import Came, of_mention, of_message
from clarion.insight.rules.limits import BATCH, KEEP_DAYS, RECALLED_MAX
from clarion.insight.rules.looking import is_due
from clarion.listening import queries as listening
from clarion.people import queries as people
from clarion.postroom import queries as postroom

_LIMIT = TAKEN_MAX + BATCH
_HOUR = timedelta(hours=1)
# One post comes by both ways within this; of more than so many only the newest are compared.
_TWINS_WITHIN = timedelta(hours=2)
_TWINS_MAX = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What was read of one line: which numbers, what of them is counted, whether more waits."""

    numbers: tuple[int, ...]
    came: tuple[Came, ...]
    known: int
    more: bool


def offices_to_look_at(*, at: datetime) -> list[int]:
    """Return those whose time has come: something may be new, or a look is due."""
    lookouts = {row.office_id: row for row in Lookout.objects.defer("sealed")}
    taken, heard = desk.latest_taken(), listening.latest_mention()
    due = []
    for office in people.offices():
        row = lookouts.get(office.id)
        if row is None:
            due.append(office.id)
            continue
        new = taken > Bookmark.of(row.taken).newest or heard > Bookmark.of(row.heard).newest
        looked_at = row.looked_at.timestamp() if row.looked_at else 0.0
        if is_due(
            looked_at=looked_at,
            now=at.timestamp(),
            news=new,
            going_on=row.going_on > 0,
            size=row.size,
        ):
            due.append(office.id)
    return due


def offices_to_compare_in(*, at: datetime) -> list[int]:
    """Return those that overheard something which was not compared with what they know."""
    return listening.offices_with_unrecognized(at=at)


def offices_with_old_warnings(*, at: datetime) -> list[int]:
    """Return the offices that keep something for longer than anybody looks back."""
    since = at - timedelta(days=KEEP_DAYS)
    old = (
        EarlyWarning.objects.filter(noticed_at__lt=since),
        Silence.objects.filter(noticed_at__lt=since),
        Mute.objects.filter(until_at__lt=since),
    )
    offices = (rows.order_by().values_list("office_id", flat=True).distinct() for rows in old)
    return sorted(set(chain.from_iterable(offices)))


def messages_to_count(*, office_id: int, mark: Bookmark, heard: Bookmark) -> Batch:
    """Return the next messages that the desk has read; none that was counted when it was heard."""
    known = desk.latest_taken()
    found = desk.numbers_taken(office_id=office_id, beyond=mark.floor, limit=_LIMIT)
    fresh = mark.fresh(found)
    numbers = fresh[:BATCH]
    return Batch(
        numbers=tuple(numbers),
        came=tuple(_messages(office_id, numbers, heard)),
        known=known,
        more=len(fresh) > BATCH or len(found) == _LIMIT,
    )


def mentions_to_count(*, office_id: int, mark: Bookmark) -> Batch:
    """Return the next mentions that listening has kept."""
    known = listening.latest_mention()
    found = listening.numbers_heard(office_id=office_id, beyond=mark.floor, limit=_LIMIT)
    fresh = mark.fresh(found)
    numbers = fresh[:BATCH]
    return Batch(
        numbers=tuple(numbers),
        came=tuple(_mentions(office_id, numbers)),
        known=known,
        more=len(fresh) > BATCH or len(found) == _LIMIT,
    )


def counted_lately(*, office_id: int, taken: Bookmark, heard: Bookmark, at: datetime) -> list[Came]:
    """Return what was counted in the hour before, in order of time: the newest of it."""
    since, most = at - _HOUR, RECALLED_MAX
    written = desk.lately_taken(office_id=office_id, since=since, limit=most)
    said = listening.lately_heard(office_id=office_id, since=since, limit=most)
    messages = [one for one in written if taken.has(one)]
    mentions = [one for one in said if heard.has(one)]
    came = [*_messages(office_id, messages, Bookmark()), *_mentions(office_id, mentions)]
    return sorted(came, key=lambda one: one.at)


def first_numbers(*, office_id: int, since: datetime) -> tuple[int, int]:
    """Return before which message and mention an office's first look begins."""
    taken = desk.first_taken(office_id=office_id, since=since) or desk.latest_taken() + 1
    heard = listening.first_mention(office_id=office_id, since=since)
    return taken - 1, (heard or listening.latest_mention() + 1) - 1


def _messages(office_id: int, numbers: list[int], heard: Bookmark) -> list[Came]:
    """Return as posts what people wrote of these: no spam, and nothing that was deleted since."""
    found = [one for one in desk.taken(office_id=office_id, numbers=numbers) if not one.spam]
    ids = [one.message_id for one in found]
    words = {one.id: one for one in postroom.written(office_id=office_id, message_ids=ids)}
    twins = listening.twins(office_id=office_id, names=[one.name for one in words.values()])
    return [
        Came(
            post=of_message(
                message_id=one.message_id,
                author=said.correspondent_id,
                line=said.account_id,
                text=f"{said.subject}\n{said.text}",
                themes=one.themes,
                place=one.place,
                sent=said.sent_at or said.received_at,
                grave=one.grave,
            ),
            at=said.received_at.timestamp(),
            number=one.number,
        )
        for one in found
        # What a colleague has taken up was counted when it was heard, as was what a watch found.
        if (said := words.get(one.message_id))
        and not said.taken_up
        and not any(map(heard.has, twins.get(said.name, ())))
    ]


def _mentions(office_id: int, numbers: list[int]) -> list[Came]:
    """Return these as posts; what its author wrote to us as well is counted as a message."""
    said = listening.overheard(office_id=office_id, mention_ids=numbers)
    written = _written_too(office_id, [one.received_at for one in said])
    return [
        Came(
            post=of_mention(
                mention_id=one.id,
                voice=one.voice,
                text=f"{one.title}\n{one.text}",
                themes=one.themes,
                place=one.place,
                sent=one.sent_at or one.received_at,
                grave=bool(one.risk),
            ),
            at=one.received_at.timestamp(),
            number=one.id,
        )
        for one in said
        if (one.need != "spam" or one.risk) and one.id not in written
    ]


def _written_too(office_id: int, heard_at: list[datetime]) -> set[int]:
    if not heard_at:
        return set()
    names = postroom.names_lately(
        office_id=office_id, since=min(heard_at) - _TWINS_WITHIN, limit=_TWINS_MAX
    )
    return set().union(*listening.twins(office_id=office_id, names=names).values())
