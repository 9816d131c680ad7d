"""The stream that STREAM_URL names, for the commands that pour into it and draw from it."""

from collections.abc import Sequence

from django.conf import settings
from django.core.management.base import CommandError

from clarion.channels.contract import Temporary
from clarion.channels.stream import PARTITIONS, JetStream, Lag

# Whoever looks whether all is well does not want to wait for what is not.
LOOK_SECONDS = 2.0


def the_stream(partitions: Sequence[int] = range(PARTITIONS)) -> JetStream:
    """Return a line to it; refused with a sentence where the setting is empty."""
    if not settings.STREAM_URL:
        raise CommandError("STREAM_URL is empty: this machine needs no stream, and has none.")
    return JetStream(settings.STREAM_URL, copies=settings.STREAM_COPIES, partitions=partitions)


def lag_now() -> Lag | str:
    """Return what waits in the stream; or why it did not say so within some seconds."""
    url, copies = settings.STREAM_URL, settings.STREAM_COPIES
    with JetStream(url, copies=copies, call_seconds=LOOK_SECONDS) as stream:
        try:
            return stream.lag()
        except Temporary as rests:
            return rests.evidence.removeprefix("stream: ")
