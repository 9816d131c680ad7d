"""Fetch what is new at one source, as it comes; keep only what a watch looks for.

Where this house has a stream, it is handed over to that, and kept by whoever draws from it.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings as machine
from django.db import transaction
from django.db.models import Q

from clarion.channels import listened
from clarion.channels.contract import Failure, Harvest, Permanent, Raw
from clarion.channels.stream import Stream, StreamRests
from clarion.kit.actor import Actor, Power
from clarion.kit.mishaps import named
from clarion.listening.actions.intake.apart import AWAY, OUR_OWN, keep_apart
from clarion.listening.actions.sources.flowing import hand_over, the_stream
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import Sifted, grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Missing, Source
from clarion.listening.rules.limits import LEASE, PAGES_MAX
from clarion.listening.rules.matching import Standing
from clarion.listening.rules.silence import learn_longest, learn_pause, listens

# A place that is broken is asked again, but not as if nothing were the matter.
_AFTER_TROUBLE = timedelta(minutes=10)
_AFTER_REFUSAL = timedelta(hours=1)
# Our own stream is soon there again, and the source itself is well.
_AFTER_REST = timedelta(minutes=1)
_FOUND_OUT = [
    "cursor", "succeeded_at", "listens_since", "busy_until", "last_heard_at", "silent_since",
    "usual_pause_seconds", "longest_pause_seconds", "pauses_learnt_seconds", "heard",
    "looks_with_news",
]  # fmt: skip


def follow(*, source_id: int, by: Actor, at: datetime) -> int:
    """Read a source to its end; return how many mentions were kept here and now.

    A source that no watch in force names is not read at all: there is no purpose for it. What
    came and its bookmark are stored together, so a worker that dies loses nothing and keeps
    nothing twice. A stream holds what came before the bookmark moves; what is handed over to it
    once more, it knows. While it rests, the source waits where it is.
    """
    by.must(Power.MOVE_POST)
    source = _take(source_id, by, at)
    if source is None:
        return 0
    kept, rest, began = 0, listened.pick(source.kind).poll_every, time.monotonic()
    try:
        with the_stream() as stream:
            for found, pause in _pages(source, stream, at):
                kept, rest = kept + found, pause
    except _Elsewhere:
        return kept
    except StreamRests as failure:
        _let_go(source, at + _AFTER_REST, trouble=f"our_{failure.evidence}", at=at)
        return kept
    except Failure as failure:
        _let_go(source, at + _pause(failure), trouble=str(failure), at=at)
        return kept
    except AWAY:
        raise  # nothing can be written down now, and its lease ends by itself
    except Exception as error:  # its card says so, and the job fails all the same
        _let_go(source, at + _AFTER_TROUBLE, trouble=f"{OUR_OWN}: {named(error)}", at=at)
        raise
    now = at + timedelta(seconds=time.monotonic() - began)
    _let_go(source, now + rest, trouble="", at=now)
    return kept


class _Elsewhere(Exception):
    """Somebody else reads it by now, or it was closed."""


def _pages(source: Source, stream: Stream | None, at: datetime) -> Iterator[tuple[int, timedelta]]:
    """Yield of what comes how much was kept, and how long to leave the source alone now."""
    plug, began = listened.pick(source.kind), time.monotonic()
    if stream is not None:
        stream.lag()  # one that does not answer takes nothing: then nothing is fetched in vain
    if not standing(source=source, at=at):
        return
    with closing(plug.listen(source.access(), source.cursor)) as harvests:
        for harvest in islice(harvests, PAGES_MAX):
            watches = standing(source=source, at=at)
            here = harvest.items
            if stream is not None and watches:
                here = tuple(hand_over(stream=stream, source=source, raws=harvest.items))
            now = at + timedelta(seconds=time.monotonic() - began)
            rest = plug.poll_every if harvest.rest is None else harvest.rest
            yield _keep(source, harvest, here, watches, now), rest
            # What nobody has a purpose for any more is not asked for.
            if not watches:
                return


def _take(source_id: int, by: Actor, at: datetime) -> Source | None:
    free = Source.objects.of(by.office_id).filter(pk=source_id, state="open")
    if not free.exclude(busy_until__gt=at).update(busy_until=at + LEASE):
        return None
    found: Source | None = free.first()
    return found


def _keep(
    source: Source, harvest: Harvest, here: Sequence[Raw], watches: list[Standing], at: datetime
) -> int:
    """Keep what is `here` together, or what of it can be kept by itself."""
    try:
        grounds = grounds_of(source=source, watches=watches)
        sifted = sift(source=source, raws=here, grounds=grounds)
        return _store(source, harvest, here, sifted, at)
    except (*AWAY, _Elsewhere):
        raise
    except Exception:  # whatever is wrong with one of them, the bookmark moves past it
        if not here:
            raise
        kept = keep_apart(source=source, raws=here, at=at)
        return kept + _store(source, harvest, here, None, at)


@transaction.atomic
def _store(
    source: Source, harvest: Harvest, here: Sequence[Raw], sifted: Sifted | None, at: datetime
) -> int:
    """Keep what is `here` and move the bookmark; what the stream holds, others keep and count.

    Without `sifted` it has been kept already.
    """
    ours = Source.objects.filter(pk=source.pk, state="open", busy_until=source.busy_until)
    # As it is now: a file may have been handed in since we began to look.
    now = ours.select_for_update().first()
    if now is None:
        raise _Elsewhere
    kept = 0
    if sifted is not None:
        # Asked again under lock: a watch that was ended while the page was fetched keeps nothing.
        watches = standing(source=source, at=at)
        kept = keep(source=source, raws=here, watches=watches, at=at, sifted=sifted)
    if harvest.gap:
        Missing.objects.create(source=source, what=harvest.gap[:300], at=at)
    if not listens(succeeded_at=now.succeeded_at, at=at):
        now.listens_since = at
    if harvest.items:
        _learn(now, at)
        now.heard += len(here)
    now.cursor, now.succeeded_at, now.busy_until = harvest.cursor, at, at + LEASE
    source.busy_until = now.busy_until
    # Only what a look finds out: what opens it may have been given anew meanwhile.
    now.save(update_fields=_FOUND_OUT)
    return kept


def _learn(source: Source, at: datetime) -> None:
    since = source.last_heard_at
    # While we did not listen it may have spoken: that was no pause of its own.
    if since and not (source.listens_since and source.listens_since > since):
        pause = at - since
        source.usual_pause_seconds = learn_pause(usual=source.usual_pause_seconds, pause=pause)
        source.longest_pause_seconds = learn_longest(
            longest=source.longest_pause_seconds,
            pause=pause,
            was_silent=source.silent_since is not None,
        )
        source.pauses_learnt_seconds += pause.total_seconds()
    source.last_heard_at, source.silent_since = at, None
    source.looks_with_news += 1


def _pause(failure: Failure) -> timedelta:
    asked = getattr(failure, "retry_after", None)
    usual = _AFTER_REFUSAL if isinstance(failure, Permanent) else _AFTER_TROUBLE
    return max(usual, asked) if isinstance(asked, timedelta) else usual


def _let_go(source: Source, due_at: datetime, *, trouble: str, at: datetime) -> None:
    ours = Source.objects.filter(pk=source.pk, busy_until=source.busy_until)
    since = (source.troubled_at or at) if trouble else None
    # What a stream hands out may be in trouble while the source is well.
    known = Q() if trouble or not machine.STREAM_URL else ~Q(trouble__startswith=OUR_OWN)
    ours.filter(known).update(trouble=trouble[:500], troubled_at=since)
    ours.update(busy_until=None, due_at=due_at)
