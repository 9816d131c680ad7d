"""How soon a real event is announced among invented everyday posts, and how often in vain.

The events are IDRISI's: a few hundred of each one's posts, sampled over days, without authors, so
each post counts as another person's. Their onset is taken to be their first post. Each is put
into a town that a finder has listened to for a week. Two paces: as recorded, where an event may
have three posts in its first hour, and at the pace of a town's share of a large event: the first
200 posts within ten minutes. The quake is invented: 670 posts a second within its first minute.
What is announced is the event, an everyday happening (a match, a shower, a quiz) or nothing: a
false alarm.
"""

import functools
import gzip
import heapq
import itertools
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from benchmarks._background import (
    DAY,
    Happening,
    Row,
    background,
    everyday_happenings,
    written,
)
from clarion.reading.bursts import (
    BurstFinder,
    BurstNotice,
    NoticeKind,
    Post,
    Replay,
    subjects_of,
)
from clarion.reading.bursts.saved import restore, save
from training.data import lies_at
from training.possible import where_possible

ROOT: Final = Path(__file__).resolve().parent.parent
FILES: Final = {"en": "idrisi/en_train.jsonl.gz", "ar": "idrisi/ar_train.jsonl.gz"}
BEGINS: Final = 1_764_547_200.0  # a Monday
LEARNED_DAYS: Final = 7
PER_MINUTE: Final = 6.0
ONSET: Final = BEGINS + LEARNED_DAYS * DAY + 9.3 * 3_600
FIRST_POSTS: Final = 200
FIRST_SECONDS: Final = 600.0
# So long after the onset it is listened to.
HOURS: Final = {"recorded": 12.0, "town": 2.0}
Marked = tuple[float, str, str, str, str]
"""When, who, what they wrote, about which theme, and what it is: event, everyday or chatter."""


def measure() -> dict[str, Any]:
    """Return latencies in seconds and alarms a day; without the data set only the quake."""
    began = time.process_time()
    finder = BurstFinder()
    learned, posts = played(finder, town(begins=BEGINS, days=LEARNED_DAYS, seed=1))
    state = json.dumps(save(finder))
    figures: dict[str, Any] = {
        "posts_per_core_second": round(posts / (time.process_time() - began)),
        "learning_week": alarms(learned, days=LEARNED_DAYS),
        "quake_670_per_second": quake(state),
    }
    return figures | where_possible(
        {
            f"{language}_{pace}": functools.partial(events, state, file, pace)
            for language, file in FILES.items()
            for pace in HOURS
        }
    )


def events(state: str, file: str, pace: str) -> dict[str, Any]:
    """Return for each event when it was announced, at one of the paces, and what else was."""
    rows: dict[str, Any] = {}
    others: list[tuple[BurstNotice, str]] = []
    for name, posts in recorded(lies_at(file)).items():
        marked = paced(posts, pace)
        marked = [row for row in marked if row[0] < ONSET + HOURS[pace] * 3_600]
        begun, _ = played(restore(json.loads(state)), with_town(marked, hours=HOURS[pace]))
        said = [notice for notice, about in begun if about == "event"]
        others += [one for one in begun if one[1] != "event"]
        rows[name] = {
            "posts_in_first_hour": sum(at < ONSET + 3_600 for at, *_ in marked),
            "latency_seconds": round(said[0].at - ONSET, 1) if said else None,
            "notices": len(said),
        }
    found = [row["latency_seconds"] for row in rows.values() if row["notices"]]
    return {
        "events": len(rows),
        "announced": len(found),
        "within_2_minutes": sum(latency <= 120 for latency in found),
        "latency_seconds_median": statistics.median(found) if found else None,
        "other_alarms": alarms(others, days=len(rows) * (9.3 + HOURS[pace]) / 24),
        "by_event": rows,
    }


def quake(state: str) -> dict[str, Any]:
    """Return how soon an onset of 670 posts a second is announced, from its very first post."""
    shock = Happening(
        begins=ONSET,
        minutes=2,
        peak_per_minute=40_200,
        rise_minutes=1,
        phrases=("earthquake", "did you feel that shaking", "the whole house shook"),
    )
    marked: list[Marked] = [(*row, "event") for row in written(shock, seed=9)]
    begun, _ = played(restore(json.loads(state)), with_town(marked, hours=0.5))
    said = [notice for notice, about in begun if about == "event"]
    return {
        "posts": len(marked),
        "latency_seconds": round(said[0].at - marked[0][0], 1),
        "notices": len(said),
    }


def recorded(file: Path) -> dict[str, list[tuple[float, str]]]:
    """Return each event's posts (seconds since its first, text), of its first day, in order."""
    by_event: dict[str, list[tuple[float, str]]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            at = datetime.strptime(row["created_at"], "%a %b %d %H:%M:%S %z %Y").timestamp()
            by_event.setdefault(row["event"], []).append((at, row["text"]))
    for posts in by_event.values():
        posts.sort()
        first = posts[0][0]
        posts[:] = [(at - first, text) for at, text in posts]
    return by_event


def paced(posts: list[tuple[float, str]], pace: str) -> list[Marked]:
    """Place an event's posts after the onset, as recorded or at the pace of a town's share."""
    factor = 1.0
    if pace == "town":
        factor = FIRST_SECONDS / max(1.0, posts[min(FIRST_POSTS, len(posts)) - 1][0])
    return [(ONSET + after * factor, "", text, "", "event") for after, text in posts]


def town(*, begins: float, days: float, seed: int) -> Iterator[Marked]:
    """Yield a town's everyday posts and happenings."""
    happenings = everyday_happenings(begins=begins, days=days, seed=seed)
    chatter = background(begins=begins, days=days, per_minute=PER_MINUTE, seed=seed)
    streams: list[Iterable[Marked]] = [marked(chatter, "chatter")]
    streams += [marked(written(one, seed=n), "everyday") for n, one in enumerate(happenings)]
    yield from heapq.merge(*streams)


def marked(rows: Iterable[Row], what: str) -> Iterator[Marked]:
    """Say of each row what it is."""
    return ((*row, what) for row in rows)


def with_town(event: list[Marked], *, hours: float) -> Iterator[Marked]:
    """Mix an event into the day after the town's learning week, until so long after its onset."""
    return heapq.merge(
        sorted(event), itertools.takewhile(lambda row: row[0] < ONSET + hours * 3_600, next_day())
    )


@functools.cache
def next_day() -> tuple[Marked, ...]:
    """Return the town's posts of the day after its learning week."""
    return tuple(town(begins=BEGINS + LEARNED_DAYS * DAY, days=1, seed=2))


def played(
    finder: BurstFinder, rows: Iterable[Marked]
) -> tuple[list[tuple[BurstNotice, str]], int]:
    """Return what was said to begin, each with what most of its examples are, and the posts."""
    replay, said, number = Replay(finder), [], 0
    for number, (at, author, text, theme, what) in enumerate(rows, start=1):
        post = Post(
            id=f"{what} {number}", at=at, author=author, subjects=subjects_of(text, theme=theme)
        )
        for moment in replay.take(post):
            said += [n for n in moment.notices if isinstance(n, BurstNotice)]
    begun = [notice for notice in said if notice.kind is NoticeKind.BEGINS]
    return [(notice, about(notice)) for notice in begun], number


def about(notice: BurstNotice) -> str:
    """Return what most examples of a notice are."""
    return Counter(example.split()[0] for example in notice.examples).most_common(1)[0][0]


def alarms(begun: list[tuple[BurstNotice, str]], *, days: float) -> dict[str, float]:
    """Return how many a day are everyday happenings, and how many are about nothing at all."""
    kinds = Counter(kind for _, kind in begun)
    return {
        "everyday_per_day": round(kinds["everyday"] / days, 2),
        "false_per_day": round(kinds["chatter"] / days, 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False, indent=1))
