"""One worker's fast lane for `bin/bench listening`: `SHARE WATCHES MATTERS POSTS` prints figures.

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
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import psutil

from benchmarks._background import WORDS
from clarion.reading.fast import FastReader, FastReading
from clarion.reading.lane import FastLane, Heard, parse
from clarion.reading.reading import LifeRiskLevel
from clarion.reading.sameness import Grouper, Told
from clarion.reading.watching import WatchBook, Watched
from training.data import DATA

BATCH: Final = 512
BEGINS: Final = 1_764_547_200.0


def main(share: float, watches: int, matters: int, number: int) -> None:
    """Run one lane over so many posts and print its figures as one line of JSON."""
    chance = random.Random(7)
    book = WatchBook.compile(phrases(watches))
    grouper = Grouper()
    grouper.add_many(opened(matters))
    reader = FastReader()
    lane = FastLane(watches=book, reader=reader, grouping=grouping(grouper))
    raws = list(posts(number, share=share, watches=watches, chance=chance))
    lane.take(raws[:BATCH])
    spent: dict[str, float] = {}
    timed = timing(book, reader, grouper, spent)
    # Another run of the same batches, so that the stages can be told apart.
    began, cpu = time.perf_counter(), time.process_time()
    wanted = sum(len(lane.take(batch).wanted) for batch in batches(raws[BATCH:]))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    for batch in batches(list(posts(number // 4, share=share, watches=watches, chance=chance))):
        timed(batch)
    count = number - BATCH
    figures: dict[str, Any] = {
        "posts_per_second": round(count / wall),
        "posts_per_core_second": round(count / cpu),
        "wanted": wanted,
        "memory_mb": psutil.Process().memory_info().rss // 2**20,
        "microseconds_per_post": {
            stage: round(1e6 * seconds / (number // 4), 1) for stage, seconds in spent.items()
        },
    }
    print(json.dumps(figures))


def grouping(grouper: Grouper) -> Callable[[Sequence[Heard], Sequence[FastReading]], list[str]]:
    """Let the grouper place what was read; what may be a danger is never hidden in a group."""

    def place(posts: Sequence[Heard], readings: Sequence[FastReading]) -> list[str]:
        return [
            joining.matter
            for joining in grouper.add_many(
                Told(
                    id=post.id,
                    text=post.text,
                    at=datetime.fromtimestamp(post.at, UTC),
                    life_risk=reading.level is not LifeRiskLevel.LOW,
                )
                for post, reading in zip(posts, readings, strict=True)
            )
        ]

    return place


def timing(
    book: WatchBook, reader: FastReader, grouper: Grouper, spent: dict[str, float]
) -> Callable[[Sequence[bytes]], None]:
    """Return a lane that notes the processor time of each stage."""
    place = grouping(grouper)

    def clocked(stage: str, began: float) -> float:
        now = time.process_time()
        spent[stage] = spent.get(stage, 0.0) + now - began
        return now

    def take(raws: Sequence[bytes]) -> None:
        at = time.process_time()
        heard = [post for raw in raws if (post := parse(raw))]
        at = clocked("parse", at)
        watched = [post for post in heard if book.find(post.text)]
        at = clocked("filter", at)
        readings = reader.read_many(post.text for post in watched)
        at = clocked("read", at)
        place(watched, readings)
        clocked("group", at)

    return take


def batches(raws: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """Yield them as a worker would take them."""
    return (raws[start : start + BATCH] for start in range(0, len(raws), BATCH))


def phrases(number: int) -> list[Watched]:
    """Return so many watches, each of a phrase that nobody says."""
    return [Watched(key=n, terms=(phrase(n),)) for n in range(number)]


def phrase(number: int) -> str:
    """Return the phrase of one watch."""
    first, second = divmod(number, len(WORDS))
    return f"quz{WORDS[second]} quz{WORDS[first]}"


def posts(number: int, *, share: float, watches: int, chance: random.Random) -> Iterator[bytes]:
    """Yield JSON as it comes off the wire."""
    texts = said()
    for n in range(number):
        text = chance.choice(texts)
        if chance.random() < share:
            text = f"{phrase(chance.randrange(watches))} {text}"
        post = {"id": f"{chance.getrandbits(60):x}", "text": text, "at": BEGINS + n / 50}
        yield json.dumps(post | {"author": f"did:{chance.randrange(40_000)}"}).encode()


def said() -> list[str]:
    """Return real texts of crises if they are there, else invented ones."""
    file = DATA / "idrisi" / "en_train.jsonl.gz"
    if not file.exists():
        chance = random.Random(3)
        return [" ".join(chance.choices(WORDS, k=14)) for _ in range(9_000)]
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def opened(number: int) -> Iterator[Told]:
    """Yield tellings that have nothing in common, so that each opens a matter."""
    chance = random.Random(11)
    at = datetime.fromtimestamp(BEGINS, UTC)
    endless = iter(lambda: " ".join(f"{chance.getrandbits(40):x}z" for _ in range(8)), "")
    for n, text in enumerate(islice(endless, number)):
        yield Told(id=f"opened {n}", text=text, at=at)


if __name__ == "__main__":
    main(float(sys.argv[1]), *(int(word) for word in sys.argv[2:5]))
