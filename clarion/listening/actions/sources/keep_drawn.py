"""Keep what the stream hands out, and confirm it only when it is kept for good."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from clarion.channels.contract import Raw
from clarion.channels.stream import AGE_SECONDS_MAX, Drawn, Stream
from clarion.kit.mishaps import named
from clarion.listening.actions.intake.apart import AWAY, OUR_OWN, keep_apart
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Missing, Source
from clarion.listening.rules.matching import Standing

# So many are kept within one transaction: half a second's work, some seconds on a busy machine.
TOGETHER: Final = 500
_HANDED_IN: Final = "file"
# What lay in the stream for so long was the next to expire, and what came before it may have.
_NEARLY_OVER: Final = timedelta(seconds=AGE_SECONDS_MAX) - timedelta(minutes=30)
_SAID_EVERY: Final = timedelta(days=1)
EXPIRED: Final = (
    "Nobody kept for a whole day what it said, and so long our stream holds it: what came before "
    "this may be missing."
)


def keep_drawn(*, stream: Stream, wait_seconds: float, at: datetime) -> int:
    """Draw one batch, keep of it what a watch looks for, confirm it; return how many it had.

    Each source's part is one transaction. Whoever dies before the confirmation loses nothing: the
    batch comes again, and what is kept already is known by its name. What is wrong with one source
    keeps no other from being kept; it is said on its card, and raised in the end. `Temporary`: the
    stream does not answer.
    """
    drawn = stream.draw(most=TOGETHER, wait_seconds=wait_seconds)
    by_source: dict[int, list[Drawn]] = {}
    for one in drawn:
        by_source.setdefault(one.source_id, []).append(one)
    wrong: list[Exception] = []
    for source_id, part in by_source.items():
        try:
            # In their order, whenever they were handed out.
            raws = sorted((one.raw for one in part), key=lambda raw: raw.place)
            _keep(source_id, raws, at)
            if any(_was_nearly_over(one, at) for one in part):
                _note_expired(source_id, at)
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001  # the others are kept, and this one comes again
            _note(source_id, error, at)
            wrong.append(error)
        else:
            stream.confirm(part)
    if wrong:
        raise wrong[0]
    return len(drawn)


def _keep(source_id: int, raws: Sequence[Raw], at: datetime) -> None:
    # What a source said before it was paused was listened to for a purpose, and is not lost by it.
    rows = Source.objects.filter(pk=source_id, state__in=["open", "paused"])
    source = rows.first()
    watches = standing(source=source, at=at) if source else []
    # Closed meanwhile, or nobody watches any more: there is no purpose, so nothing is kept.
    if source is None or not watches:
        return
    try:
        _keep_together(source, rows, watches, raws, at)
    except AWAY:
        raise
    except Exception:  # noqa: BLE001  # the others are kept
        keep_apart(source=source, raws=raws, at=at)
        _count(source, rows, len(raws), at)


def _keep_together(
    source: Source,
    rows: QuerySet[Source],
    watches: list[Standing],
    raws: Sequence[Raw],
    at: datetime,
) -> None:
    grounds = grounds_of(source=source, watches=watches)
    sifted = sift(source=source, raws=raws, grounds=grounds)
    with transaction.atomic():
        # Asked again: what ended while it was read keeps nothing.
        watches = standing(source=source, at=at) if rows.exists() else []
        if not watches:
            return
        keep(source=source, raws=raws, watches=watches, at=at, sifted=sifted)
        # Last, so that workers of one source wait for each other no longer than they must.
        _count(source, rows, len(raws), at)


def _count(source: Source, rows: QuerySet[Source], many: int, at: datetime) -> None:
    rows.update(heard=F("heard") + many)
    # When a source speaks, whoever reads it knows: what waited in the stream is older than now.
    if source.kind == _HANDED_IN:
        rows.update(last_heard_at=at, succeeded_at=at)
    if source.trouble.startswith(OUR_OWN):
        rows.filter(trouble=source.trouble).update(trouble="", troubled_at=None)


def _was_nearly_over(one: Drawn, at: datetime) -> bool:
    return one.poured_at is not None and at - one.poured_at > _NEARLY_OVER


def _note_expired(source_id: int, at: datetime) -> None:
    """Say once a day that what lay before it may have expired: nobody can tell what it was."""
    rows = Missing.objects.filter(source_id=source_id, what=EXPIRED)
    exists = Source.objects.filter(pk=source_id).exists()
    if exists and not rows.filter(at__gt=at - _SAID_EVERY).exists():
        Missing.objects.create(source_id=source_id, what=EXPIRED, at=at)


def _note(source_id: int, error: Exception, at: datetime) -> None:
    trouble = f"{OUR_OWN}: {named(error)}"[:500]
    since = Coalesce("troubled_at", at)
    Source.objects.filter(pk=source_id).update(trouble=trouble, troubled_at=since)
