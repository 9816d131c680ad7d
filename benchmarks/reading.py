"""What the readers find and miss, by class and language, and how many texts a second they read.

`bin/bench reading [PART ...]`, all parts without one:

    speed     texts a second through both tiers, beside scikit-learn
    careful   categories and life risk, by language, careful and fast
    language  which language a text is in, both tiers
    needs     what a message wants of an office
    claims    what says that something is so
    feelings  feelings, and the needs behind them
    urgency   how soon a text asks to be seen to
    personal  personal data, by kind and language
    places    places, and what each part of a reading costs
    sameness  grouping, and claims known again
    taught    the learning curve of `clarion teach`
    bursts    how soon something is announced, and how often in vain

What is measured was not learned from, and what stands in for what is said at each part. Where a
data set is not here, what needs it is null and `not_measured` says why: the status is 0 if any
figure was measured. Seconds are those of one core (process time), measured in turns.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
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
from training.data import ABSENT
from training.figures import (
    categories,
    everyday_alarms,
    glance_at_validation,
    life_risk,
    read_validation,
)
from training.possible import is_measured, missing_in, where_possible

# Posts of networks are short: what is longer is cut for the measure of speed, and says so.
SHORT_CHARACTERS: Final = 280
ROUNDS: Final = 3


def main() -> None:
    """Measure on whatever data is there and print the figures as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", help="only these")
    asked = parser.parse_args().parts
    parts: dict[str, Callable[[], Any]] = {"speed": speed, "careful": careful, **_parts()}
    if unknown := set(asked) - set(parts):
        parser.error(f"no part is called {', '.join(sorted(unknown))}: {', '.join(parts)}")
    figures = measured({name: parts[name] for name in asked or parts})
    print(json.dumps(figures, ensure_ascii=False))
    if not is_measured(figures):
        sys.exit(f"reading: {ABSENT}")


def measured(parts: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Return the figures of each part; say how long it took, and what it could not measure."""
    figures = where_possible({name: partial(_timed, name, part) for name, part in parts.items()})
    for name, why in missing_in(figures).items():
        print(f"{name}: not measured: {why}", file=sys.stderr)
    return figures


def _timed(name: str, measure: Callable[[], Any]) -> Any:
    began = time.monotonic()
    figures = measure()
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    return figures


def careful() -> dict[str, Any]:
    """Return what the careful reader finds and the fast one, and where they say another thing."""
    reader = Reader.compile()
    pairs = read_validation(reader)
    fast = glance_at_validation(FastReader())
    together = [(a, b) for (_, a), (_, b) in zip(pairs, fast, strict=True)]
    return {
        "categories": categories(pairs),
        "life_risk": life_risk(pairs),
        "everyday": everyday_alarms(reader),
        "fast": {"categories": categories(fast), "life_risk": life_risk(fast)},
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
