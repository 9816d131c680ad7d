"""Lock words that may not be said yet: until a time, or until somebody ends it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.actions.pictures.halting import halt
from clarion.publishing.actions.saying.locking import lock as lock_edition
from clarion.publishing.models import Lock
from clarion.publishing.queries.standards.locked import locked_by, on_their_way
from clarion.publishing.rules.refusals import NoReason
from clarion.publishing.rules.standards import locks
from clarion.publishing.rules.standards.locks import LOCKS_MAX, Subject, refuse_lock

# Nothing of these leaves before somebody has looked again.
_STAYS = frozenset({"in_review", "approved"})


class TooManyLocks(Refusal):
    """A hundred locks are in force. End those that are over."""


@transaction.atomic
def begin_lock(
    *,
    subject: Subject,
    words: Sequence[str],
    from_at: datetime | None = None,
    until_at: datetime | None,
    why: str,
    by: Actor,
    at: datetime,
) -> int:
    """Begin it, now or at a time, and return its number.

    One person is enough: it lets nothing be said. What is signed already and has not left is
    stopped; what is with its signers is looked at again before it leaves. Raises `LockUnclear`,
    `EntryUnclear`, `NoReason`, `TooManyLocks`.
    """
    by.must(Power.PUBLISH)
    if not why.strip():
        raise NoReason
    plain = tuple(dict.fromkeys(" ".join(one.split()) for one in words if one.strip()))
    lock = locks.Lock(
        subject=subject,
        words=plain,
        from_at=from_at or at,
        until_at=until_at,
        why=why.strip()[:300],
    )
    refuse_lock(lock)
    there = Lock.objects.of(by.office_id).filter(ended_at=None).exclude(until_at__lte=at)
    if there.count() >= LOCKS_MAX:
        raise TooManyLocks
    row = Lock.objects.create(
        office_id=by.office_id,
        subject=lock.subject.value,
        words=list(lock.words),
        from_at=lock.from_at,
        until_at=lock.until_at,
        why=lock.why,
        begun_at=at,
        begun_by=by.name,
    )
    _halt(row, by, at)
    enter("lock begun", about=f"lock:{row.pk}", by=by, at=at, subject=row.subject, words=row.words)
    return row.pk


def _halt(row: Lock, by: Actor, at: datetime) -> None:
    """Stop what it does not let leave; whoever follows these locks their statement first.

    What is with its signers stays there: it may well be said once the lock is over.
    """
    zone = ZoneInfo(people.office(by.office_id).zone)
    lock, now = row.lock(zone), at.astimezone(zone)
    found = locked_by(lock, on_their_way(office_id=by.office_id), at=now)
    in_order = sorted(found, key=lambda one: (one.statement_id, one.edition_id))
    editions = [lock_edition(one.edition_id, by) for one in in_order]
    why = _("Somebody has locked what it says: %s") % row.why
    halt([one for one in editions if one.state not in _STAYS], why=why, by=by, at=at)
