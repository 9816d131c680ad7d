"""It turns sentences into the vectors that the published model makes of them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading.meaning import Encoder, MeaningMissing, bundled_encoder
from clarion.reading.meaning.encoder import CHARACTERS_MAX, WIDTH

# The three sentences and cosines by which the authors of the model show what it does.
SHOWN = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
COSINES = [[1.0, 0.666, 0.105], [0.666, 1.0, 0.141], [0.105, 0.141, 1.0]]


def test_makes_of_sentences_what_the_published_model_makes() -> None:
    vectors = bundled_encoder().encode(SHOWN)
    assert vectors.shape == (3, WIDTH)
    assert vectors @ vectors.T == pytest.approx(np.array(COSINES), abs=0.03)


def test_says_the_same_in_other_words() -> None:
    pipe, leak, dog = bundled_encoder().encode(
        [
            "A water pipe has burst in our street",
            "huge leak, our road is flooding",
            "my dog ran off",
        ]
    )
    assert pipe @ leak > 0.5
    assert pipe @ dog < 0.25


def test_company_changes_a_vector_little() -> None:
    # What flows through is rounded to steps that the whole batch shares.
    alone = bundled_encoder().encode([SHOWN[0]])[0]
    among = bundled_encoder().encode([SHOWN[0], *(f"{n} {SHOWN[2]}" * 4 for n in range(40))])[0]
    assert alone @ among > 0.98


def test_reads_no_further_than_it_must() -> None:
    long = "water " * CHARACTERS_MAX
    one, other = bundled_encoder().encode([long, long + "dog"])
    assert one @ other == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_text_is_refused(texts: list[str]) -> None:
    vectors = bundled_encoder().encode(texts)
    assert vectors.shape == (len(texts), WIDTH)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-3)


def test_takes_half_a_letter() -> None:
    assert np.isfinite(bundled_encoder().encode(["\ud800 water"])).all()


def test_says_what_to_do_where_the_model_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MeaningMissing):
        Encoder(network=tmp_path / "none.onnx", tokenizer=tmp_path / "none.json")
    assert "bin/models" in (MeaningMissing.__doc__ or "")
