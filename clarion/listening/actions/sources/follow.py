"""Fetch what is new at one source, page by page; keep only what a watch looks for."""

import time
from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels import listened
from clarion.channels.contract import Failure, Harvest, Permanent
from clarion.kit.actor import Actor, Power
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import Sifted, grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Missing, Source
from clarion.listening.rules.limits import LEASE, PAGES_MAX
from clarion.listening.rules.silence import learn_pause, listens

# A place that is broken is asked again, but not as if nothing were the matter.
_AFTER_TROUBLE = timedelta(minutes=10)
_AFTER_REFUSAL = timedelta(hours=1)
_FOUND_OUT = [
    "cursor", "succeeded_at", "listens_since", "busy_until", "last_heard_at", "silent_since",
    "usual_pause_seconds", "heard", "looks_with_news",
]  # fmt: skip


def follow(*, source_id: int, by: Actor, at: datetime) -> int:
    """Read a source to its end; return how many mentions were kept.

    A source that no watch in force names is not read at all: there is no purpose for it. What
    came and its bookmark are stored together, so a worker that dies loses nothing and keeps
    nothing twice.
    """
    by.must(Power.MOVE_POST)
    began = time.monotonic()
    source = _take(source_id, by, at)
    if source is None:
        return 0
    plug = listened.pick(source.kind)
    kept, rest = 0, plug.poll_every
    try:
        for _ in range(PAGES_MAX):
            if not standing(source=source, at=at):
                break
            harvest = plug.collect(source.access(), source.cursor)
            grounds = grounds_of(source=source, watches=standing(source=source, at=at))
            sifted = sift(source=source, raws=harvest.items, grounds=grounds)
            now = at + timedelta(seconds=time.monotonic() - began)
            found = _store(source, harvest, sifted, now)
            if found is None:
                return kept  # somebody else reads it by now, or it was closed
            kept += found
            rest = harvest.rest or plug.poll_every
            if not harvest.more:
                break
    except Failure as failure:
        _let_go(source, at + _pause(failure), trouble=str(failure), at=at)
        return kept
    _let_go(source, at + rest, trouble="", at=at)
    return kept


def _take(source_id: int, by: Actor, at: datetime) -> Source | None:
    free = Source.objects.of(by.office_id).filter(pk=source_id, state="open")
    if not free.exclude(busy_until__gt=at).update(busy_until=at + LEASE):
        return None
    found: Source | None = free.first()
    return found


@transaction.atomic
def _store(source: Source, harvest: Harvest, sifted: Sifted, at: datetime) -> int | None:
    ours = Source.objects.filter(pk=source.pk, state="open", busy_until=source.busy_until)
    # As it is now: a file may have been handed in since we began to look.
    now = ours.select_for_update().first()
    if now is None:
        return None
    # Asked again under lock: a watch that was ended while the page was fetched keeps nothing.
    watches = standing(source=source, at=at)
    kept = keep(source=source, raws=harvest.items, watches=watches, at=at, sifted=sifted)
    if harvest.gap:
        Missing.objects.create(source=source, what=harvest.gap[:300], at=at)
    if not listens(succeeded_at=now.succeeded_at, at=at):
        now.listens_since = at
    if harvest.items:
        _learn(now, len(harvest.items), at)
    now.cursor, now.succeeded_at, now.busy_until = harvest.cursor, at, at + LEASE
    source.busy_until = now.busy_until
    # Only what a look finds out: what opens it may have been given anew meanwhile.
    now.save(update_fields=_FOUND_OUT)
    return kept


def _learn(source: Source, came: int, at: datetime) -> None:
    since = source.last_heard_at
    # While we did not listen it may have spoken: that was no pause of its own.
    if since and not (source.listens_since and source.listens_since > since):
        source.usual_pause_seconds = learn_pause(usual=source.usual_pause_seconds, pause=at - since)
    source.last_heard_at, source.silent_since = at, None
    source.heard += came
    source.looks_with_news += 1


def _pause(failure: Failure) -> timedelta:
    asked = getattr(failure, "retry_after", None)
    usual = _AFTER_REFUSAL if isinstance(failure, Permanent) else _AFTER_TROUBLE
    return max(usual, asked) if isinstance(asked, timedelta) else usual


def _let_go(source: Source, due_at: datetime, *, trouble: str, at: datetime) -> None:
    ours = Source.objects.filter(pk=source.pk, busy_until=source.busy_until)
    since = (source.troubled_at or at) if trouble else None
    ours.update(busy_until=None, due_at=due_at, trouble=trouble[:500], troubled_at=since)
