"""How many posts a second the fast lane takes: parse, filter, read, group, on one core and two.

Each figure comes from processes of their own (`_lanes.py`). `..._posts_per_second` is by the wall
clock and falls with whatever else the machine does; `..._posts_per_core_second` is by processor
time. `watched` says which share of the posts a watch looks for: only those are read and grouped.
Beside it, in the same minute: scikit-learn's HashingVectorizer with a linear model, and sentence
vectors with onnxruntime, each over the same texts on one core.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline

from benchmarks._lanes import said
from clarion.reading.meaning.encoder import BUILT, Encoder

POSTS: Final = 6_000
WATCHES: Final = 100
MATTERS: Final = 1_000
SHARES: Final = (0.05, 1.0)
WATCHES_GROWING: Final = (10, 100, 1_000, 10_000)
MATTERS_GROWING: Final = (100, 1_000, 10_000, 100_000)
PEER_TEXTS: Final = 9_000
VECTOR_TEXTS: Final = 600
ONE_CORE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Measure and print one line of JSON."""
    figures: dict[str, Any] = {"load": os.getloadavg()[0]}
    for share in SHARES:
        name = f"watched_{round(100 * share)}_percent"
        for cores in (1, 2):
            figures |= of_cores(cores, share, name)
    figures |= peers(said())
    figures["growing_watches"] = {
        number: slim(lanes(1, 0.05, number, MATTERS)[0]) for number in WATCHES_GROWING
    }
    figures["growing_matters"] = {
        number: slim(lanes(1, 1.0, WATCHES, number)[0]) for number in MATTERS_GROWING
    }
    print(json.dumps(figures))


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


def peers(texts: Sequence[str]) -> dict[str, int]:
    """Return what others do with the same texts on one core, by processor time."""
    some = texts[:PEER_TEXTS]
    model = make_pipeline(HashingVectorizer(n_features=2**18), SGDClassifier(loss="log_loss"))
    model.fit(some[:2_000], [len(text) % 2 for text in some[:2_000]])
    figures = {"scikit_learn_posts_per_core_second": rate(model.predict, some)}
    if (BUILT / "meaning.onnx").exists():
        encoder = Encoder.bundled()
        figures["onnxruntime_vectors_posts_per_core_second"] = rate(
            encoder.encode, texts[:VECTOR_TEXTS]
        )
    return figures


def rate(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> int:
    """Return how many texts a second of processor time it takes."""
    began = time.process_time()
    work(texts)
    return round(len(texts) / (time.process_time() - began))


if __name__ == "__main__":
    main()
