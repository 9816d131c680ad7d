"""Lock words that may not be said yet: until a time, or until somebody ends it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.models import Lock
from clarion.publishing.rules.refusals import NoReason
from clarion.publishing.rules.standards import locks
from clarion.publishing.rules.standards.locks import LOCKS_MAX, Subject, refuse_lock


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

    One person is enough: it lets nothing be said. Raises `LockUnclear`, `EntryUnclear`, `NoReason`,
    `TooManyLocks`.
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
    enter("lock begun", about=f"lock:{row.pk}", by=by, at=at, subject=row.subject, words=row.words)
    return row.pk
