"""Learns what sentences want of an office, over the numbers of the encoder."""

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from clarion.reading.learned.wants import NOTHING, SURE, WantsWeights
from clarion.reading.meaning import bundled_encoder
from training.corpus import ROOT, disaster, everyday

TARGET: Final = ROOT / "clarion/reading/learned/weights/needs.npz"
OURS: Final = Path(__file__).parent / "needs.toml"
SEEN: Final = ROOT / "tests/rules/reading/sentences/needs_seen.toml"
# By rule these are found nearly always, and their meaning is no other than that of the rest.
BY_RULE: Final = frozenset({"question", "thanks"})
# Of others' sentences so many, each worth a twentieth of ours, as people disagree about them more.
REQUESTS: Final = 60
NEWS: Final = 60
QUERIES: Final = 1_500
WORTH: Final = 0.05
STRENGTH: Final = 10.0
SEED: Final = 4
FOLDS: Final = 5

Row = tuple[str, str]


def learn_needs() -> WantsWeights:
    """Return the model, learned from every sentence."""
    ours, others = sentences(), beside()
    model = _model().fit(*_numbers(ours, others))
    names = tuple(str(name) for name in model.classes_)
    return WantsWeights(
        names=names,
        table=np.asarray(model.coef_.T, dtype=np.float32),
        bias=np.asarray(model.intercept_, dtype=np.float32),
    )


def sentences() -> list[Row]:
    """Return our own English sentences, each with what it wants."""
    written = [tomllib.loads(OURS.read_text(encoding="utf-8"))]
    written.append(tomllib.loads(SEEN.read_text(encoding="utf-8"))["en"])
    return [
        (text, kind)
        for classes in written
        for kind, texts in classes.items()
        if kind not in BY_RULE
        for text in texts
    ]


def beside() -> list[Row]:
    """Return sentences of others: calls for help in disasters, news of them, everyday queries."""
    pick = random.Random(SEED)  # noqa: S311  (a choice that can be made again)
    said = list(disaster("train"))
    calls = [one.text for one in said if one.source == "direct" and "request" in one.labels]
    news = [one.text for one in said if one.source == "news" and "request" not in one.labels]
    queries = [one.text for one in everyday("train")]
    return [
        *((text, "help") for text in pick.sample(calls, REQUESTS)),
        *((text, NOTHING) for text in pick.sample(news, NEWS)),
        *((text, NOTHING) for text in pick.sample(queries, QUERIES)),
    ]


def kept_aside() -> dict[str, Any]:
    """Return what is found of our own sentences when a fifth of them is kept aside, in turns."""
    ours = sentences()
    vectors, kinds = bundled_encoder().encode([text for text, _ in ours]), [k for _, k in ours]
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    rows = cross_val_predict(_model(), vectors, kinds, cv=folds, method="predict_proba")
    names = sorted(set(kinds))
    said = [names[row.argmax()] if row.max() >= SURE else NOTHING for row in rows]
    wanting = [(a, b) for a, b in zip(said, kinds, strict=True) if b != NOTHING]
    named = [(a, b) for a, b in zip(said, kinds, strict=True) if a != NOTHING]
    return {
        "sentences": len(ours),
        "there": len(wanting),
        "rightly": sum(a == b for a, b in wanting),
        "named": len(named),
    }


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=2_000)


def _numbers(ours: Sequence[Row], others: Sequence[Row]) -> tuple[Any, list[str], Any]:
    rows = [*ours, *others]
    vectors = bundled_encoder().encode([text for text, _ in rows])
    worth = np.array([1.0] * len(ours) + [WORTH] * len(others))
    return vectors, [kind for _, kind in rows], worth
