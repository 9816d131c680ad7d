"""It turns sentences into the vectors that the published model makes of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from clarion.reading.meaning import Encoder, MeaningMissing, Remembering, bundled_encoder
from clarion.reading.meaning.encoder import CHARACTERS_MAX, WIDTH
from clarion.reading.meaning.english import may_be_english
from clarion.reading.meaning.remembering import TEXTS_MAX

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
    lengths = np.linalg.norm(vectors, axis=1)
    assert lengths == pytest.approx(lengths.round(), abs=1e-3)
    assert lengths.max(initial=0.0) < 1.5


@pytest.mark.parametrize(
    "text",
    [
        "Загорівся будинок, люди у вікнах",
        "متى يصل الباص؟",
        "大楼着火有人被困",
        "Hay un incendio en el edificio y gente atrapada",
        "Nie odebrano śmieci od trzech tygodni",
        "Nid yw'r biniau wedi cael eu casglu",
    ],
)
def test_what_is_not_english_resembles_nothing(text: str) -> None:
    assert not bundled_encoder().encode([text]).any()


@pytest.mark.parametrize(
    "text", ["help", "fire!", "bins?", "Burst pipe Oak St", "Łódź Street is flooded", "999"]
)
def test_few_words_and_foreign_names_are_taken_for_english(text: str) -> None:
    assert may_be_english(text)


def test_works_nothing_out_twice() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return np.array([[float(len(text)), 0.0] for text in texts], dtype=np.float32)

    remembering = Remembering(encode)
    assert remembering.encode(["a", "bb", "a"])[:, 0].tolist() == [1.0, 2.0, 1.0]
    assert remembering.encode(["bb", "ccc"])[:, 0].tolist() == [2.0, 3.0]
    assert asked == ["a", "bb", "ccc"]
    remembering.encode([str(number) for number in range(2 * TEXTS_MAX)])
    remembering.encode(["a"])
    assert asked[-1] == "a"


def test_takes_half_a_letter() -> None:
    assert np.isfinite(bundled_encoder().encode(["\ud800 water"])).all()


def test_says_what_to_do_where_the_model_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MeaningMissing):
        Encoder(network=tmp_path / "none.onnx", tokenizer=tmp_path / "none.json")
    assert "bin/models" in (MeaningMissing.__doc__ or "")
