"""Read a file that somebody hands in, as any other source: only what a watch looks for is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Raw, Unreadable
from clarion.channels.listened import cut_file
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import Sifted, grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Source
from clarion.listening.rules.limits import FILE_BYTES_MAX, FILE_LINES_MAX


class NotThisFile(Refusal):
    """This file cannot be read: {why}."""


class NoPurpose(Refusal):
    """No watch listens to this source, so there is nothing that may be kept of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTaken:
    """What became of a file: how many lines it had, how many were kept, which nobody can read.

    `unreadable`: the numbers of these lines, each with the reason.
    """

    lines: int
    kept: int
    unreadable: tuple[tuple[int, str], ...]


def take_file(*, source_id: int, content: bytes, by: Actor, at: datetime) -> FileTaken:
    """Keep of it what a watch looks for. Raises `NotThisFile`, `NoPurpose`."""
    by.must(Power.LISTEN)
    rows = Source.objects.of(by.office_id).filter(kind="file", state="open")
    source: Source = rows.get_or_refuse(pk=source_id)
    watches = standing(source=source, at=at)
    if not watches:
        raise NoPurpose
    if len(content) > FILE_BYTES_MAX:
        raise NotThisFile(why="it is larger than 8 MB")
    try:
        cut = list(cut_file(content, lines_max=FILE_LINES_MAX))
    except Unreadable as failure:
        raise NotThisFile(why=failure.evidence) from failure
    raws = [raw for _, raw in cut]
    grounds = grounds_of(source=source, watches=watches)
    sifted = sift(source=source, raws=raws, grounds=grounds)
    with transaction.atomic():
        source = rows.locked().get_or_refuse(pk=source_id)
        watches = standing(source=source, at=at)
        kept = keep(source=source, raws=raws, watches=watches, at=at, sifted=sifted)
        source.heard += len(raws)
        source.last_heard_at = source.succeeded_at = at
        source.save(force_update=True)
        enter("file read", about=f"source:{source_id}", by=by, at=at, lines=len(raws), kept=kept)
    return FileTaken(lines=len(raws), kept=kept, unreadable=_unreadable(cut, sifted))


def _unreadable(cut: Sequence[tuple[int, Raw]], sifted: Sifted) -> tuple[tuple[int, str], ...]:
    why = {raw.fingerprint: reason for raw, reason in sifted.unreadable}
    return tuple((number, why[raw.fingerprint]) for number, raw in cut if raw.fingerprint in why)
