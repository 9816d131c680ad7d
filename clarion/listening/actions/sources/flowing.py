"""What a source says goes to the stream of this house, where there is one, before it is kept."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from django.conf import settings as machine

from clarion.channels.contract import Raw
from clarion.channels.stream import THING_BYTES_MAX, JetStream, Stream
from clarion.listening.models import Source


def the_stream() -> AbstractContextManager[Stream | None]:
    """Return a line to the stream that `STREAM_URL` names; it is dialled when it is needed."""
    if not machine.STREAM_URL:
        return nullcontext()
    return JetStream(machine.STREAM_URL, copies=machine.STREAM_COPIES)


def hand_over(*, stream: Stream, source: Source, raws: Sequence[Raw]) -> list[Raw]:
    """Let the stream hold it; return what is too large for that, which is kept here and now.

    Where nobody can be told apart, the whole source keeps its order: a deletion on Mastodon says
    which post, and not whose. Raises `StreamRests` when the stream is full or does not answer.
    """
    small = [
        replace(raw, voice=raw.voice or source.address)
        for raw in raws
        if len(raw.body) <= THING_BYTES_MAX
    ]
    if small:
        stream.pour(source_id=source.pk, raws=small)
    return [raw for raw in raws if len(raw.body) > THING_BYTES_MAX]
