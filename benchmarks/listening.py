"""How many posts a second listening takes, part by part, and how soon each can be seen.

`bin/bench listening [PART ...]`, all parts without one:

    lanes    the fast tier without its database: parse, filter, read at a glance, as the room's
             workers do it, and group by words; on one core and on two
    peers    in the same minute: HashingVectorizer with a linear model, sentence vectors
    growth   the fast tier from 10 to 10,000 watches, from 100 to 100,000 open matters
    keep     the listening room itself: parse, filter, read, keep in the database; then group, by
             meaning too where that is built. This is what an office gets
    heard    from the stream to the list: 50 posts a second for 120 s, 700 for 60 s
    desk     from a network to the open queue: 50 messages a second for 120 s

Each figure comes from processes of their own. `..._posts_per_second` is by the wall clock and
falls with whatever else the machine does; `..._posts_per_core_second` is by processor time, that
of the database included; `until_kept` leaves out the grouping, which comes when it is kept and can
be seen. Reading with care of what was kept at a glance is in none. `watched` says which share of
the posts a watch looks for: only those are read, grouped and kept. In `heard` a watch looks for
all of them. What cannot be measured here is null, and `not_measured` says why.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline

from benchmarks._lanes import said
from benchmarks._listening_house import heard, keeping
from benchmarks.arrival import a_clarion, a_database, measure
from clarion.reading.meaning.encoder import BUILT, Encoder

POSTS: Final = 6_000
WATCHES: Final = 100
MATTERS: Final = 1_000
SHARES: Final = (0.05, 1.0)
WATCHES_GROWING: Final = (10, 100, 1_000, 10_000)
MATTERS_GROWING: Final = (100, 1_000, 10_000, 100_000)
PEER_TEXTS: Final = 9_000
VECTOR_TEXTS: Final = 600
DESK_RATE: Final = 50
DESK_SECONDS: Final = 120
ONE_CORE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Measure the parts that are asked for and print one line of JSON."""
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        raise SystemExit(f"listening: no part is called {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and so take everything down with us
    figures: dict[str, Any] = {"load": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        if not NEED_DATABASE.isdisjoint(asked):
            stack.enter_context(a_database(home))
        for part in asked:
            add(figures, PARTS[part](home))
    print(json.dumps(figures))


def add(figures: dict[str, Any], part: dict[str, Any]) -> None:
    """Add what a part found; whatever two of them could not measure stands side by side."""
    missing = figures.get("not_measured", {}) | part.get("not_measured", {})
    figures |= part
    if missing:
        figures["not_measured"] = missing


def fast_tier(_: Path) -> dict[str, Any]:
    """Return what the lanes do where few posts are watched for, and where all are."""
    figures: dict[str, Any] = {}
    for share in SHARES:
        for cores in (1, 2):
            figures |= of_cores(cores, share, f"watched_{round(100 * share)}_percent")
    return figures


def growth(_: Path) -> dict[str, Any]:
    """Return what the lanes do as watches and matters grow."""
    return {
        "growing_watches": {
            number: slim(lanes(1, 0.05, number, MATTERS)[0]) for number in WATCHES_GROWING
        },
        "growing_matters": {
            number: slim(lanes(1, 1.0, WATCHES, number)[0]) for number in MATTERS_GROWING
        },
    }


def at_the_desk(home: Path) -> dict[str, Any]:
    """Return how soon a message is on an open desk, with every program running."""
    with a_clarion(home) as (programs, port):
        found = measure(home, programs, port, rate=DESK_RATE, seconds=DESK_SECONDS)
    return {f"desk_{DESK_RATE}_a_second": found}


def of_cores(cores: int, share: float, name: str) -> dict[str, Any]:
    """Return the figures of so many lanes at once, each on its share of the stream."""
    found = lanes(cores, share, WATCHES, MATTERS)
    figures = {
        f"{name}_{cores}_core_posts_per_second": sum(one["posts_per_second"] for one in found),
        f"{name}_{cores}_core_posts_per_core_second": sum(
            one["posts_per_core_second"] for one in found
        )
        // cores,
    }
    if cores == 1:
        figures[f"{name}_microseconds_per_post"] = found[0]["microseconds_per_post"]
        figures[f"{name}_memory_mb"] = found[0]["memory_mb"]
    return figures


def lanes(cores: int, share: float, watches: int, matters: int) -> list[dict[str, Any]]:
    """Run so many lanes side by side."""
    words = [str(share), str(watches), str(matters), str(POSTS)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks._lanes", *words],
            stdout=subprocess.PIPE,
            env=os.environ | ONE_CORE,
        )
        for _ in range(cores)
    ]
    said_by = [one.communicate()[0] for one in running]
    if any(one.returncode for one in running):
        raise SystemExit("listening: a lane has stopped")
    return [json.loads(one) for one in said_by]


def slim(figures: dict[str, Any]) -> dict[str, Any]:
    """Leave what is compared as watches or matters grow."""
    return {name: figures[name] for name in ("posts_per_core_second", "memory_mb")} | {
        "microseconds_per_post": figures["microseconds_per_post"]
    }


def peers(_: Path) -> dict[str, Any]:
    """Return what others do with the same texts on one core, by processor time."""
    texts = said()
    some = texts[:PEER_TEXTS]
    model = make_pipeline(HashingVectorizer(n_features=2**18), SGDClassifier(loss="log_loss"))
    model.fit(some[:2_000], [len(text) % 2 for text in some[:2_000]])
    vectors = "onnxruntime_vectors_posts_per_core_second"
    figures: dict[str, Any] = {
        "scikit_learn_posts_per_core_second": rate(model.predict, some),
        vectors: None,
    }
    if (BUILT / "meaning.onnx").exists():
        figures[vectors] = rate(Encoder.bundled().encode, texts[:VECTOR_TEXTS])
    else:
        figures["not_measured"] = {vectors: "the model of meaning is not built here (bin/models)"}
    return figures


def rate(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> int:
    """Return how many texts a second of processor time it takes."""
    began = time.process_time()
    work(texts)
    return round(len(texts) / (time.process_time() - began))


NEED_DATABASE: Final = frozenset({"keep", "heard", "desk"})
PARTS: Final[dict[str, Callable[[Path], dict[str, Any]]]] = {
    "lanes": fast_tier,
    "peers": peers,
    "growth": growth,
    "keep": keeping,
    "heard": heard,
    "desk": at_the_desk,
}

if __name__ == "__main__":
    main()
