"""Somebody may have written several times, each a case: they are one person, and are told once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from clarion.desk.models import Case, Copy, Matter

_ON_ITS_WAY = ("queued", "sending", "processing", "unknown")


def elsewhere(*, matter: Matter, cases: Sequence[Case]) -> Mapping[int, str]:
    """Return by case under which other one its writer was told, since they wrote what waits in it.

    `cases` come with their last message. By answers to all in this matter only; the other case is
    named by its reference.
    """
    rows = Copy.objects.filter(
        Q(told_at__isnull=False) | Q(answer__dispatch__state__in=_ON_ITS_WAY),
        circular__matter=matter,
        case__correspondent_id__in={case.correspondent_id for case in cases},
    )
    told: dict[int, list[tuple[int, str, datetime]]] = {}
    facts = ("case__correspondent_id", "case_id", "case__reference", "circular__made_at")
    for who, case_id, reference, at in rows.order_by("id").values_list(*facts):
        told.setdefault(who, []).append((case_id, reference, at))
    found: dict[int, str] = {}
    for case in cases:
        message: Any = case.last_message
        for case_id, reference, at in told.get(case.correspondent_id, ()):
            if case_id != case.pk and at >= message.received_at:
                found[case.pk] = reference
    return found


def once_each(written: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return of pairs of a writer and a message the newest message of each writer."""
    newest: dict[int, int] = {}
    for who, message_id in written:
        newest[who] = max(message_id, newest.get(who, 0))
    return frozenset(newest.values())
