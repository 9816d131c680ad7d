"""One worker that keeps, for `bin/bench listening keep`: `SOURCE SHARE WATCHES POSTS SEED`.

It draws from a stream in memory, as fast as it goes, and keeps in the database that
`DATABASE_URL` names. SHARE of the posts is watched for. What was kept is put into groups afterwards
as the room does it, in its turn and with meaning where that model is built. Reading with care of
what was kept at a glance comes after both and is not in these figures.
"""

import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

import django

django.setup()

import psutil  # noqa: E402  (Django must be set up before any room is entered)

from benchmarks._lanes import posts  # noqa: E402  (as above)
from clarion.channels.contract import Raw  # noqa: E402  (as above)
from clarion.channels.stream import Drawn, Lag, Poured  # noqa: E402  (as above)
from clarion.kit import clock  # noqa: E402  (as above)
from clarion.kit.actor import Actor  # noqa: E402  (as above)
from clarion.listening.actions import gather, keep_drawn  # noqa: E402  (as above)
from clarion.listening.models import Source  # noqa: E402  (as above)


class Memory:
    """A stream that holds everything from the beginning, in this process."""

    def __init__(self, source_id: int, raws: Sequence[Raw]) -> None:
        self._source_id = source_id
        self._raws = raws
        self._at = 0

    def pour(self, *, source_id: int, raws: Sequence[Raw]) -> Poured:
        """Take nothing more."""
        raise NotImplementedError

    def draw(self, *, most: int, wait_seconds: float) -> list[Drawn]:
        """Return the next ones."""
        some = self._raws[self._at : self._at + most]
        self._at += len(some)
        return [Drawn(source_id=self._source_id, raw=raw, receipt=None) for raw in some]

    def confirm(self, drawn: Sequence[Drawn]) -> None:
        """Nothing comes a second time."""

    def again(self, *, source_id: int, since: datetime) -> Iterator[Drawn]:
        """Play nothing again."""
        raise NotImplementedError

    def lag(self) -> Lag:
        """Return what is left."""
        return Lag(waiting=len(self._raws) - self._at, unconfirmed=0)


def main(source_id: int, share: float, watches: int, number: int, seed: int) -> None:
    """Keep so many posts and print the figures as one line of JSON."""
    chance = random.Random(seed)
    raws = [_raw(one) for one in posts(number, share=share, watches=watches, chance=chance)]
    warm, rest = raws[: number // 10], raws[number // 10 :]
    run(Memory(source_id, warm))
    office_id = Source.objects.get(pk=source_id).office_id
    group(office_id)
    print("ready", flush=True)
    sys.stdin.readline()
    began, cpu = time.perf_counter(), time.process_time()
    run(Memory(source_id, rest))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print("kept", flush=True)
    # One at a time groups for an office, whoever kept.
    grouped = group(office_id) if sys.stdin.readline().strip() == "group" else 0.0
    print(
        json.dumps(
            {
                "posts": len(rest),
                "seconds": wall,
                "cpu_seconds": cpu,
                "grouping_cpu_seconds": grouped,
                "memory_mb": psutil.Process().memory_info().rss // 2**20,
            }
        )
    )


def run(stream: Memory) -> None:
    """Keep until nothing is left."""
    while keep_drawn(stream=stream, wait_seconds=0, at=clock.now()):
        pass


def group(office_id: int) -> float:
    """Return how long this process takes to put all that was kept into groups."""
    by = Actor.clockwork(office_id)
    began = time.process_time()
    while gather(by=by, at=clock.now()):
        pass
    return time.process_time() - began


def _raw(line: bytes) -> Raw:
    return Raw(fingerprint=sha256(line).hexdigest()[:32], body=line)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), *(int(word) for word in sys.argv[3:6]))
