"""Notice sources that have fallen silent, and forget what could not be read for too long."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.listening.models import Missing, Parked, Source
from clarion.listening.rules.limits import KEEP_DAYS_MIN
from clarion.listening.rules.silence import NOT_LISTENING, is_silent

# Files are handed in when somebody has one.
_NEVER_SILENT = "file"


@transaction.atomic
def notice_silence(*, by: Actor, at: datetime) -> list[int]:
    """Mark them; return those that are newly silent. What we do not listen to is not silent."""
    by.must(Power.MOVE_POST)
    every = Source.objects.of(by.office_id)
    lately = Q(succeeded_at__gte=at - NOT_LISTENING)
    every.exclude(silent_since=None).exclude(lately).update(silent_since=None)
    # In trouble it may be speaking; what was silent before stays so, and is told once.
    rows = every.filter(lately, state="open", silent_since=None, trouble="")
    silent = []
    for source in rows.exclude(kind=_NEVER_SILENT).exclude(last_heard_at=None):
        if is_silent(
            usual=source.usual_pause_seconds,
            longest=source.longest_pause_seconds,
            learnt=source.pauses_learnt_seconds,
            seen=source.looks_with_news,
            last_at=max(source.last_heard_at, source.listens_since or source.last_heard_at),
            at=at,
        ):
            still = Source.objects.filter(pk=source.pk, last_heard_at=source.last_heard_at)
            still.update(silent_since=source.last_heard_at)
            silent.append(source.pk)
    old = at - timedelta(days=KEEP_DAYS_MIN)
    Parked.objects.filter(source__office_id=by.office_id, at__lt=old).delete()
    Missing.objects.filter(source__office_id=by.office_id, at__lt=at - timedelta(days=90)).delete()
    if silent:
        live.tell(office_id=by.office_id, topic="listening")
    return silent
