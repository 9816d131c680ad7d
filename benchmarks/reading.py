"""What the readers find and miss, by class and language, and how many texts a second they read.

Nothing that is measured here was learned from. What stands in for "a life is at risk" is said in
docs/models/life-risk.md. Seconds are those of one core (process time), measured in turns.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier

from clarion.reading import Reader
from clarion.reading.fast import FastReader
from clarion.reading.fast.language import glance
from clarion.reading.learned.features import tokens
from clarion.reading.learned.findings import learned
from training.corpus import disaster, everyday
from training.data import ABSENT, DATA
from training.figures import categories, everyday_alarms, life_risk, read_validation

# Posts of networks are short: what is longer is cut for the measure of speed, and says so.
SHORT_CHARACTERS: Final = 280
ROUNDS: Final = 3


def main() -> None:
    """Measure on whatever data is there and print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts", nargs="*", help="only these: speed, careful, taught, places, sameness, ..."
    )
    wanted = set(parser.parse_args().parts)
    if not DATA.exists():
        sys.exit(f"reading: {ABSENT}")
    measures: dict[str, Callable[[], Any]] = {
        "speed": speed,
        "careful": careful,
        **_parts(),
    }
    figures = {}
    for name, measure in measures.items():
        if not wanted or name in wanted:
            began = time.monotonic()
            figures[name] = measure()
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(json.dumps(figures, ensure_ascii=False))


def careful() -> dict[str, Any]:
    """Return what the careful reader finds, and where the fast one says something else."""
    reader = Reader.compile()
    pairs = read_validation(reader)
    fast = FastReader().read_many(example.text for example, _ in pairs)
    together = list(zip((reading for _, reading in pairs), fast, strict=True))
    return {
        "categories": categories(pairs),
        "life_risk": life_risk(pairs),
        "everyday": everyday_alarms(reader),
        "fast_beside_careful": {
            "texts": len(together),
            "same_language": sum(a.language.code == b.language.code for a, b in together),
            "same_life_risk_level": sum(a.life_risk.level is b.level for a, b in together),
            "same_categories": sum(
                {one.kind for one in a.categories} == set(b.categories) for a, b in together
            ),
            "same_first_need": sum(
                (a.needs[0].kind if a.needs else None) is b.need for a, b in together
            ),
        },
    }


def speed() -> dict[str, Any]:
    """Time both tiers, and beside them scikit-learn's hashing and linear model, in turns."""
    stand_in = _scikit_learn()
    careful_reader, fast_reader = Reader.compile(), FastReader()
    figures: dict[str, Any] = {}
    for name, texts in _streams().items():
        runs: dict[str, Callable[[], object]] = {
            "fast": partial(fast_reader.read_many, texts),
            "fast_models_only": partial(_score, texts),
            "careful": partial(careful_reader.read_many, texts),
            "scikit_learn_hashing_and_linear": partial(stand_in, texts),
        }
        figures[name] = {
            "texts": len(texts),
            "characters_mean": round(float(np.mean([len(text) for text in texts]))),
            **{
                f"{run}_texts_per_core_second": rate
                for run, rate in _rates(runs, len(texts)).items()
            },
            "fast_microseconds_by_stage": _stages(fast_reader, texts),
        }
    return figures


def _streams() -> dict[str, list[str]]:
    """Return short texts of a disaster, where every second is searched for dangers, and of none."""
    return {
        "disaster": [one.text[:SHORT_CHARACTERS] for one in disaster("validation")],
        "everyday": [one.text for one in everyday("test", "oos_test")],
    }


def _rates(runs: dict[str, Callable[[], object]], texts: int) -> dict[str, int]:
    """Return the best rate of each after a first run, so that all know the words."""
    best = dict.fromkeys(runs, float("inf"))
    for number in range(ROUNDS + 1):
        for name, run in runs.items():
            began = time.process_time()
            run()
            if number:
                best[name] = min(best[name], time.process_time() - began)
    return {name: round(texts / seconds) for name, seconds in best.items()}


def _stages(reader: FastReader, texts: Sequence[str]) -> dict[str, float]:
    typed = [tokens(text) for text in texts]
    stages: dict[str, Callable[[], object]] = {
        "tokens": lambda: [tokens(text) for text in texts],
        "score": partial(learned().score, typed),
        "language": lambda: [glance(words) for words in typed],
        "whole": lambda: reader.read_many(texts),
    }
    return {name: round(1e6 / rate, 1) for name, rate in _rates(stages, len(texts)).items()}


def _score(texts: Sequence[str]) -> object:
    """Do no more than scikit-learn beside it does: words and pairs, and a score for each class."""
    return learned().score([tokens(text) for text in texts])


def _scikit_learn() -> Callable[[Sequence[str]], object]:
    """Return what many would use: its hashed words and pairs, and one linear model per class."""
    examples = list(disaster("validation"))
    vectorizer = HashingVectorizer(ngram_range=(1, 2), n_features=2**17)
    columns = len(learned().kinds) + 1
    model = SGDClassifier(max_iter=5, tol=None, random_state=4)
    classes = np.arange(len(examples)) % columns  # speed does not depend on what is learned
    model.fit(vectorizer.transform(one.text for one in examples), classes)
    return lambda texts: model.decision_function(vectorizer.transform(texts))


def _parts() -> dict[str, Callable[[], Any]]:
    """Return every other part: a file `_reading_<part>.py` with a function `measure`."""
    files = sorted(Path(__file__).parent.glob("_reading_*.py"))
    return {
        file.stem.removeprefix("_reading_"): importlib.import_module(
            f"benchmarks.{file.stem}"
        ).measure
        for file in files
    }


if __name__ == "__main__":
    main()
