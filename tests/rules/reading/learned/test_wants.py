"""What English texts want is told by their meaning where no line of a lexicon says it."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from clarion.reading import NeedKind, Reader, Reading
from clarion.reading.learned.wants import (
    NOTHING,
    SENTENCES_MAX,
    WantsWeights,
    bundled_wants,
    load_wants,
    save_wants,
)
from clarion.reading.meaning import bundled_encoder

WORDS_ALONE = Reader.compile()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.compile(encode=bundled_encoder().encode)


def kinds(reading: Reading) -> list[NeedKind]:
    return [need.kind for need in reading.needs]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our grandmother has been without a meal since Tuesday and cannot walk", NeedKind.HELP),
        ("My cousin told me who carried out the stabbing last week", NeedKind.TIP),
        ("We broadcast at six and would love a few words from the commander", NeedKind.MEDIA),
    ],
)
def test_tells_by_meaning_what_no_line_says(reader: Reader, text: str, kind: NeedKind) -> None:
    assert kind not in kinds(WORDS_ALONE.read_many([text])[0])
    (reading,) = reader.read_many([text])
    (need,) = [one for one in reading.needs if one.kind is kind]
    assert need.quote.words == text
    assert need.probability is not None
    assert 0.3 <= need.probability <= 1


def test_quotes_the_sentence_that_led_to_it(reader: Reader) -> None:
    text = "Hello from Mill Lane. Our grandmother has been without a meal since Tuesday. Bye"
    (reading,) = reader.read_many([text])
    (need,) = [one for one in reading.needs if one.kind is NeedKind.HELP]
    assert need.quote.words == "Our grandmother has been without a meal since Tuesday"
    assert text[need.quote.start : need.quote.end] == need.quote.words


@pytest.mark.parametrize(
    "text",
    ["the moon is bright tonight", "ok", "", "Großmutter hat seit Dienstag nichts gegessen", "🙂"],
)
def test_tells_nothing_of_what_wants_nothing_or_is_no_english(reader: Reader, text: str) -> None:
    assert not [need for need in reader.read_many([text])[0].needs if need.probability]


def test_whose_words_have_told_something_weighty_is_not_asked_again() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return bundled_encoder().encode(texts)

    reader = Reader.compile(encode=encode)
    reader.read_many(["I want to make a formal complaint about your driver", "is the bridge open?"])
    assert asked == ["is the bridge open"]


def test_reads_the_first_sentences_only() -> None:
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return np.zeros((len(texts), 384), dtype=np.float32)

    Reader.compile(encode=encode).read_many(["The sun went down. " * 50])
    assert len(asked) == SENTENCES_MAX


def test_nothing_follows_from_a_text_without_meaning() -> None:
    reader = Reader.compile(encode=lambda texts: np.zeros((len(texts), 384), dtype=np.float32))
    assert (
        reader.read_many(["My cousin told me who carried out the stabbing last week"])[0].needs
        == ()
    )


def test_is_kept_and_read_again() -> None:
    kept = io.BytesIO()
    save_wants(kept, bundled_wants())
    kept.seek(0)
    assert load_wants(kept).names == bundled_wants().names
    again = io.BytesIO()
    save_wants(again, bundled_wants())
    assert again.getvalue() == kept.getvalue()


@pytest.mark.parametrize("names", [("tip", "report"), (NOTHING, "wishes"), (NOTHING,)])
def test_refuses_what_is_no_model_of_needs(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"need|table"):
        WantsWeights(
            names=names,
            table=np.zeros((384, 2), dtype=np.float32),
            bias=np.zeros(2, dtype=np.float32),
        )


@settings(max_examples=40)
@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_is_read_and_its_words_still_count(texts: list[str]) -> None:
    reader = Reader.compile(encode=bundled_encoder().encode)
    with_meaning, without = reader.read_many(texts), WORDS_ALONE.read_many(texts)
    for more, less in zip(with_meaning, without, strict=True):
        assert set(kinds(less)) <= set(kinds(more))
        assert (more.risks, more.life_risk, more.categories) == (
            less.risks,
            less.life_risk,
            less.categories,
        )
        for need in more.needs:
            assert more is less or need.quote.words in "\n".join(texts)
