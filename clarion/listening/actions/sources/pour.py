"""Hand what was heard over to the stream, where any number of workers keep it."""

from collections.abc import Sequence
from datetime import datetime

from clarion.channels.contract import Unreadable
from clarion.channels.listened import cut_file
from clarion.channels.stream import Stream
from clarion.kit.actor import Actor, Power
from clarion.listening.actions.sources.standing import standing
from clarion.listening.actions.sources.take_file import NoPurpose, NotThisFile
from clarion.listening.models import Source
from clarion.listening.rules.limits import FILE_LINES_MAX


def pour(
    *, stream: Stream, source_id: int, lines: Sequence[bytes], by: Actor, at: datetime
) -> tuple[int, int]:
    """Return how many things the stream took, and how many of them it had already.

    Raises `NoPurpose`, `NotThisFile`, and `Temporary` when the stream does not answer or is full.
    """
    by.must(Power.MOVE_POST)
    rows = Source.objects.of(by.office_id).filter(kind="file", state="open")
    source: Source = rows.get_or_refuse(pk=source_id)
    if not standing(source=source, at=at):
        raise NoPurpose
    try:
        raws = [raw for _, raw in cut_file(b"\n".join(lines), lines_max=FILE_LINES_MAX)]
    except Unreadable as failure:
        raise NotThisFile(why=failure.evidence) from failure
    poured = stream.pour(source_id=source_id, raws=raws)
    return poured.taken, poured.known
