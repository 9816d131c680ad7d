"""`clarion pour` hands a file of posts over to the stream, at any pace, as a source would."""

import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.channels.contract import Temporary
from clarion.config.lines import open_lines
from clarion.config.streams import the_stream
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.listening import actions, queries

BATCH_LINES: Final = 500
# NATS takes messages of 1 MB at most; a post has a few kB.
LINE_BYTES_MAX: Final = 500_000
# The stream is full or chooses a new leader: so often a batch is tried again, a second apart.
TRIES_MAX: Final = 60


class Command(BaseCommand):
    """JSON lines {id, text, author?, at?}, as the listening room takes them as a file."""

    help = "Hand JSON lines over to the stream (STREAM_URL) for a source of the kind file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, for which source, how fast."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument("--source", type=int, required=True, help="the number of the source")
        parser.add_argument("--per-second", type=float, default=0.0, help="0: as fast as it goes")

    def handle(self, *, file: str, source: int, per_second: float, **_: Any) -> None:
        """Hand over batch after batch; each is held by most machines before the next."""
        if per_second < 0:
            raise CommandError("--per-second is 0 or more.")
        office_id = queries.office_of_source(source_id=source)
        if office_id is None:
            raise CommandError(f"There is no source {source}.")
        by = Actor.clockwork(office_id)
        began, taken, known = time.monotonic(), 0, 0
        size = max(1, min(BATCH_LINES, int(per_second / 10))) if per_second else BATCH_LINES
        try:
            with open_lines(file, sys.stdin.buffer) as lines, the_stream() as stream:
                for batch in _batches(lines, size):
                    for attempt in range(TRIES_MAX):
                        try:
                            some = actions.pour(
                                stream=stream, source_id=source, lines=batch, by=by, at=clock.now()
                            )
                            break
                        except Temporary:
                            if attempt == TRIES_MAX - 1:
                                raise
                            time.sleep(1)
                    taken, known = taken + some[0], known + some[1]
                    if per_second:
                        time.sleep(max(0.0, began + taken / per_second - time.monotonic()))
        except (OSError, Refusal, Temporary) as trouble:
            raise CommandError(f"After {taken} lines: {trouble}") from trouble
        self.stdout.write(f"{taken} handed over, {known} of them known already.")


def _batches(lines: IO[bytes], size: int) -> Iterator[list[bytes]]:
    while batch := list(islice(iter(lambda: lines.readline(LINE_BYTES_MAX), b""), size)):
        if whole := [line.strip() for line in batch if line.strip()]:
            yield whole
