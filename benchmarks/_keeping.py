"""One worker that keeps, for `bin/bench listening keep`: `SOURCE SHARE WATCHES POSTS SEED`.

It draws from a stream in memory, as fast as it goes, and keeps in the database that
`DATABASE_URL` names. SHARE of the posts is watched for. What was kept is put into groups as
well, with a thousand matters open, so that the figure has all five stages.
"""

import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256

import django

django.setup()

import psutil  # noqa: E402  (Django must be set up before any room is entered)

from benchmarks._lanes import opened, posts  # noqa: E402  (as above)
from clarion.channels.contract import Raw  # noqa: E402  (as above)
from clarion.channels.stream import Drawn, Lag, Poured  # noqa: E402  (as above)
from clarion.kit import clock  # noqa: E402  (as above)
from clarion.listening.actions import keep_drawn  # noqa: E402  (as above)
from clarion.listening.models import Mention  # noqa: E402  (as above)
from clarion.reading.sameness import Grouper, Told  # noqa: E402  (as above)

MATTERS = 1_000


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
    grouper = Grouper()
    grouper.add_many(opened(MATTERS))
    warm, rest = raws[: number // 10], raws[number // 10 :]
    run(Memory(source_id, warm))
    print("ready", flush=True)
    sys.stdin.readline()
    newest = Mention.objects.filter(source_id=source_id).order_by("-pk").first()
    began, cpu = time.perf_counter(), time.process_time()
    run(Memory(source_id, rest))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    grouped = group(grouper, source_id, newest.pk if newest else 0)
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


def group(grouper: Grouper, source_id: int, after: int) -> float:
    """Return how long putting all that was kept into groups takes."""
    rows = Mention.objects.filter(source_id=source_id, pk__gt=after).order_by("pk")
    tellings = [
        Told(id=row.remote_id, text=row.text, at=row.sent_at, life_risk=bool(row.risk))
        for row in rows
    ]
    began = time.process_time()
    grouper.add_many(tellings)
    return time.process_time() - began


def _raw(line: bytes) -> Raw:
    post = json.loads(line)
    said_at = datetime.fromtimestamp(post["at"], UTC).isoformat()
    body = json.dumps(post | {"at": said_at}).encode()
    return Raw(fingerprint=sha256(body).hexdigest()[:32], body=body)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), *(int(word) for word in sys.argv[3:6]))
