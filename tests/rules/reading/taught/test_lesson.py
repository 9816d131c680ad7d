"""An office's labels are learned from corrections, and what changed is shown on other ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading.taught import Correction, Labeller, correction, teach
from clarion.reading.taught.lesson import (
    CORRECTIONS_MAX,
    CORRECTIONS_MIN,
    LABEL_CHARACTERS_MAX,
    LABELS_MAX,
)

STREETS = ("Mill Lane", "Oak Street", "the high street", "Bridge Road", "Station Road", "Elm Way")
SENTENCES = {
    "bins": (
        "the bins on {} were not emptied", "my bin in {} has not been collected",
        "rubbish bags are piling up on {}", "when is the bin day for {}",
    ),
    "lights": (
        "the street light on {} is out", "it is dark on {} because the lamp is broken",
        "lamp post flickering on {}", "no street lighting along {}",
    ),
    "holes": (
        "there is a pothole on {}", "the road surface of {} is full of holes",
        "my tyre burst in a pothole on {}", "deep hole in the road at {}",
    ),
}  # fmt: skip


def corrections(**more: str) -> list[Correction]:
    return [
        Correction(text=sentence.format(street), label=label, **more)
        for label, sentences in SENTENCES.items()
        for sentence in sentences
        for street in STREETS
    ]


LABELLER = Labeller(teach(corrections()).weights)


def test_learns_what_it_was_not_told() -> None:
    lesson = teach(corrections())
    held_out = sum(one.held_out for one in lesson.compared)
    assert held_out
    assert lesson.learned_from + held_out == len(corrections())
    assert sum(one.right_after for one in lesson.compared) >= 0.9 * held_out
    assert lesson.before == "nothing"


def test_labels_new_texts_and_quotes_the_words() -> None:
    text = "Hello, a pothole opened in Park Row last night"
    label = Labeller(teach(corrections()).weights).label_many([text])[0]
    assert label is not None
    assert label.label == "holes"
    assert any("pothole" in quote.words for quote in label.quotes)
    assert all(text[quote.start : quote.end] == quote.words for quote in label.quotes)


def test_leaves_open_what_is_like_none_of_them() -> None:
    labeller = Labeller(teach(corrections()).weights)
    assert labeller.label_many(["", "zzz qqq", "القطط نائمة"]) == [None, None, None]
    assert labeller.label_many([]) == []


def test_compares_with_what_was_said_before() -> None:
    lesson = teach(corrections(was="bins"))
    before = {one.label: one for one in lesson.compared}
    assert lesson.before == "was"
    assert before["bins"].right_before == before["bins"].held_out
    assert before["holes"].right_before == 0


def test_compares_with_the_model_that_is_kept() -> None:
    kept = teach([one for one in corrections() if one.label != "holes"]).weights
    lesson = teach(corrections(), kept=kept)
    after = {one.label: one for one in lesson.compared}
    assert lesson.before == "kept"
    assert after["holes"].right_before == 0
    assert after["holes"].right_after > 0


def test_learns_the_same_from_the_same() -> None:
    one, other = teach(corrections()), teach(corrections())
    assert (one.weights.table == other.weights.table).all()
    assert one.compared == other.compared


def test_names_labels_with_too_few_corrections_and_leaves_them_out() -> None:
    rare = [Correction(text=f"a dog {at}", label="dogs") for at in range(CORRECTIONS_MIN - 1)]
    lesson = teach([*corrections(), *rare])
    assert lesson.too_few == {"dogs": CORRECTIONS_MIN - 1}
    assert "dogs" not in lesson.weights.names
    enough = [*rare, Correction(text="a dog again", label="dogs")]
    assert "dogs" in teach([*corrections(), *enough]).weights.names


def test_refuses_when_there_is_nothing_to_learn() -> None:
    bins = [one for one in corrections() if one.label == "bins"]
    for few in ([], bins):
        with pytest.raises(ValueError, match="Fewer than two labels"):
            teach(few)


def test_refuses_more_labels_and_more_corrections_than_the_limits() -> None:
    many = [
        Correction(text=f"word{label} number{at}", label=f"label {label}")
        for label in range(LABELS_MAX + 1)
        for at in range(CORRECTIONS_MIN)
    ]
    with pytest.raises(ValueError, match="labels are more than"):
        teach(many)
    with pytest.raises(ValueError, match="corrections are more than"):
        teach([many[0]] * (CORRECTIONS_MAX + 1))


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"text": "", "label": "bins"},
        {"text": "...", "label": "bins"},
        {"text": "a bin", "label": " "},
        {"text": "a bin", "label": 3},
        {"text": "a bin", "label": "b" * (LABEL_CHARACTERS_MAX + 1)},
        {"text": "a bin", "label": "bins", "was": 1},
    ],
)
def test_refuses_a_line_that_is_no_correction(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        correction(table)


def test_takes_a_line_with_a_label_of_the_greatest_length() -> None:
    label = "b" * LABEL_CHARACTERS_MAX
    assert correction({"text": "a bin", "label": f" {label} "}).label == label


@given(st.text(st.characters(codec=None), max_size=100))
@settings(max_examples=50)
def test_any_text_can_be_labelled(text: str) -> None:
    for label in LABELLER.label_many([text]):
        for quote in label.quotes if label else ():
            assert text[quote.start : quote.end] == quote.words
