"""One worker's fast lane for `bin/bench listening`: `SHARE WATCHES MATTERS POSTS` prints figures.

Parsing, filtering, reading and telling are the very functions with which a worker of the listening
room sifts a pile of lines (`listening/actions/sources/sifting.py`), without its database: what is
known already is not looked up, nothing is kept, and nothing is read with care, which a worker does
at once where a batch leaves at most twenty. Grouping is by words: the room does it afterwards, and
by meaning too where that model is built. `keep` measures all of that as an office has it.

Posts are IDRISI's English texts, or invented ones where that set is missing. SHARE of them is
watched for: as many as that have one watched phrase put in front. Watches are of two invented
words each, so that no other post matches by chance. MATTERS are opened beforehand, each by one
telling of invented words.
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import psutil

from benchmarks._background import WORDS
from clarion.channels import listened
from clarion.channels.contract import Access, Arrived, Unreadable
from clarion.listening.rules.hearing import Wanted, catch, glance, last
from clarion.listening.rules.matching import Standing, net
from clarion.listening.rules.offering import Told, glimpsed
from clarion.reading.sameness import Grouper
from clarion.reading.sameness import Told as Telling
from training.data import Absent, lies_at

KIND: Final = "file"
PLUG: Final = listened.pick(KIND)
ACCESS: Final = Access(account_id=0, address="pile")
# As many as a worker draws at once (`TOGETHER` of `keep_drawn`).
BATCH: Final = 500
BEGINS: Final = 1_764_547_200.0


def main(share: float, watches: int, matters: int, number: int) -> None:
    """Run one lane over so many posts and print its figures as one line of JSON."""
    chance = random.Random(7)
    grouper = Grouper()
    grouper.add_many(opened(matters))
    lane = Lane(standing(watches), grouper)
    raws = list(posts(number, share=share, watches=watches, chance=chance))
    lane.take(raws[:BATCH])
    lane.spent.clear()
    began, cpu = time.perf_counter(), time.process_time()
    wanted = sum(len(lane.take(batch)) for batch in batches(raws[BATCH:]))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    count = number - BATCH
    figures: dict[str, Any] = {
        "posts_per_second": round(count / wall),
        "posts_per_core_second": round(count / cpu),
        "wanted": wanted,
        "memory_mb": psutil.Process().memory_info().rss // 2**20,
        "microseconds_per_post": {
            stage: round(1e6 * seconds / count, 1) for stage, seconds in lane.spent.items()
        },
    }
    print(json.dumps(figures))


class Lane:
    """One lane of one office; `spent`: the processor time that each stage has taken."""

    def __init__(self, watches: tuple[Standing, ...], grouper: Grouper) -> None:
        self._fine = net(watches)
        self._grouper = grouper
        self.spent: dict[str, float] = {}

    def take(self, raws: Sequence[bytes]) -> list[tuple[Wanted, Told, str]]:
        """Return what may be kept of a batch, what it tells, and the matter that it belongs to."""
        at = time.process_time()
        things = [thing for raw in raws for thing in parse(raw)]
        at = self._clocked("parse", at)
        caught = catch(self._fine, last(things), for_outlet=PLUG.speaks_for_outlet, officials=())
        at = self._clocked("filter", at)
        wanted = glance(self._fine, {one.thing.remote_id: one for one in caught})
        told = [glimpsed(one.reading, says=one.thing.language) for one in wanted.values()]
        at = self._clocked("read", at)
        matters = self._grouper.add_many(
            Telling(
                id=name,
                text=one.said.text,
                at=one.thing.sent_at,
                life_risk=bool(tells.risk),
            )
            for (name, one), tells in zip(wanted.items(), told, strict=True)
        )
        self._clocked("group", at)
        return [
            (one, tells, joining.matter)
            for one, tells, joining in zip(wanted.values(), told, matters, strict=True)
        ]

    def _clocked(self, stage: str, began: float) -> float:
        now = time.process_time()
        self.spent[stage] = self.spent.get(stage, 0.0) + now - began
        return now


def parse(raw: bytes) -> tuple[Arrived, ...]:
    """Say what a line says; nothing for one that a worker would park."""
    try:
        return listened.read(KIND, raw, ACCESS)
    except Unreadable:
        return ()


def batches(raws: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Yield them as a worker would take them."""
    return (raws[start : start + BATCH] for start in range(0, len(raws), BATCH))


def standing(number: int) -> tuple[Standing, ...]:
    """Return so many watches in force, each of a phrase that nobody says."""
    return tuple(
        Standing(
            watch_id=n,
            terms=(phrase(n),),
            accounts=frozenset(),
            languages=frozenset(),
            assembly=False,
        )
        for n in range(number)
    )


def phrase(number: int) -> str:
    """Return the phrase of one watch."""
    first, second = divmod(number, len(WORDS))
    return f"quz{WORDS[second]} quz{WORDS[first]}"


def posts(number: int, *, share: float, watches: int, chance: random.Random) -> Iterator[bytes]:
    """Yield lines as somebody hands them in: JSON, with the moment as ISO 8601 writes it."""
    texts = said()
    for n in range(number):
        text = chance.choice(texts)
        if chance.random() < share:
            text = f"{phrase(chance.randrange(watches))} {text}"
        said_at = datetime.fromtimestamp(BEGINS + n / 50, UTC).isoformat()
        post = {"id": f"{chance.getrandbits(60):x}", "text": text, "at": said_at}
        yield json.dumps(post | {"author": f"did:{chance.randrange(40_000)}"}).encode()


def said() -> list[str]:
    """Return real texts of crises if they are there, else invented ones."""
    try:
        file = lies_at("idrisi/en_train.jsonl.gz")
    except Absent:
        chance = random.Random(3)
        return [" ".join(chance.choices(WORDS, k=14)) for _ in range(9_000)]
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def opened(number: int) -> Iterator[Telling]:
    """Yield tellings that have nothing in common, so that each opens a matter."""
    chance = random.Random(11)
    at = datetime.fromtimestamp(BEGINS, UTC)
    endless = iter(lambda: " ".join(f"{chance.getrandbits(40):x}z" for _ in range(8)), "")
    for n, text in enumerate(islice(endless, number)):
        yield Telling(id=f"opened {n}", text=text, at=at)


if __name__ == "__main__":
    main(float(sys.argv[1]), *(int(word) for word in sys.argv[2:5]))
