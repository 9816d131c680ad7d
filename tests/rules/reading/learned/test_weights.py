"""Weights are kept as whole numbers, the same bytes each time, and a damaged file is refused."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import numpy as np
import pytest

from clarion.reading.learned.features import BUCKETS, REMEMBERED_WORDS_MAX
from clarion.reading.learned.scorer import CHUNK_WORDS_MAX, Scorer
from clarion.reading.learned.weights import Weights, load, quantise, save

ROOT = Path(__file__).parents[4]
WEIGHTS = ROOT / "clarion/reading/learned/weights"
CARDS = ROOT / "docs/models"
# A clone, and whoever has a slow line, should not notice them.
BYTES_MAX = 4_000_000


def small(names: tuple[str, ...] = ("one", "two")) -> Weights:
    exact = np.zeros((BUCKETS, len(names)))
    exact[7, 0], exact[9, 1] = 2.0, -1.0
    return quantise(
        names,
        exact,
        bias=np.zeros(len(names)),
        thresholds=np.full((len(names), 1), 0.5),
    )


def written(weights: Weights) -> bytes:
    file = io.BytesIO()
    save(file, weights)
    return file.getvalue()


def test_the_largest_weight_is_kept_exactly() -> None:
    weights = small()
    assert weights.table[7, 0] * weights.steps[0] == pytest.approx(2.0)
    assert weights.table[9, 1] * weights.steps[1] == pytest.approx(-1.0)


def test_the_same_numbers_are_the_same_bytes_and_come_back() -> None:
    assert written(small()) == written(small())
    again = load(io.BytesIO(written(small())))
    assert again.names == ("one", "two")
    assert (again.table == small().table).all()


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04", written(small())[:200], b"[]" * 50])
def test_a_damaged_file_is_refused(damaged: bytes) -> None:
    with pytest.raises((ValueError, KeyError, EOFError, zipfile.BadZipFile)):
        load(io.BytesIO(damaged))


def test_a_table_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="table"):
        Weights(
            names=("one",),
            table=np.zeros((5, 1), dtype=np.int8),
            steps=np.ones(1, dtype=np.float32),
            bias=np.zeros(1, dtype=np.float32),
            thresholds=np.zeros((1, 1), dtype=np.float32),
        )


def test_a_bias_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        quantise(
            ("one",),
            np.zeros((BUCKETS, 1)),
            bias=np.array([np.nan]),
            thresholds=np.zeros((1, 1)),
        )


def test_cards_name_the_files_that_are_there() -> None:
    named = {
        digest
        for card in ("categories.md", "life-risk.md", "needs.md")
        for digest in re.findall(r"SHA-256 `([0-9a-f]{64})`", (CARDS / card).read_text())
    }
    kept = {hashlib.sha256(file.read_bytes()).hexdigest() for file in WEIGHTS.glob("*.npz")}
    assert named == kept


def test_the_files_are_small() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.glob("*.npz")) < BYTES_MAX


def test_more_words_than_are_remembered_do_not_change_a_score() -> None:
    scorer = Scorer([small()])
    before = scorer.score([["water", "here"]]).tolist()
    many = [f"w{number}" for number in range(REMEMBERED_WORDS_MAX + CHUNK_WORDS_MAX + 10)]
    texts = [many[at : at + 500] for at in range(0, len(many), 500)]
    scorer.score(texts)
    assert scorer.score([["water", "here"]]).tolist() == before
    assert scorer.score([]).shape == (0, 2)
