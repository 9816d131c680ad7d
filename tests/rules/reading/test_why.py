"""What is kept of a reading has the words that led to it, as they were written."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.reading import Reader
from clarion.reading.gist import Gist, gist
from clarion.reading.why import LED_MAX, WORDS_MAX, Of, by_name, from_rows, to_rows

READER = Reader.compile()


def told(text: str) -> Gist:
    return gist(READER.read_many([text])[0])


def words(text: str, of: Of) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in told(text).why if one.of is of]


def test_each_thing_that_is_kept_has_its_words() -> None:
    text = "I can see water in the houses, I am furious. Third time I write, when will it end?"
    assert told(text).urgency == "today"
    assert words(text, Of.URGENCY)[0] == ("repeat", "Third time I write")
    assert words(text, Of.TEMPERATURE)[0] == ("anger", "furious")
    assert words(text, Of.FIRST_HAND) == [("", "I can see water")]
    assert words(text, Of.NEED)
    flood = "Our street is flooded, the river came over its banks"
    assert {kind for kind, _ in words(flood, Of.THEME)} == {told(flood).theme} == {"floods"}


def test_where_the_model_was_not_asked_a_danger_speaks_for_its_theme() -> None:
    text = "Es gibt ein Feuer in der Schule, es brennt"
    assert told(text).theme == "fire"
    assert words(text, Of.THEME)[0][0] == "fire"
    assert words(text, Of.THEME)[0][1] in text


def test_what_has_no_theme_has_no_words_for_one() -> None:
    assert words("Thank you for the benches", Of.THEME) == []


def test_long_words_are_cut_and_said_so() -> None:
    text = f"When will {'the very long and winding road ' * 20}be open?"
    ((_, kept),) = words(text, Of.NEED)
    assert len(kept) == WORDS_MAX
    assert kept.endswith("…")


def test_people_are_counted_by_name_in_order() -> None:
    found = by_name([("Wick", "anger", "furious", 3), ("Wick", "worry", "worried", 2)])
    assert [one.people for one in found["Wick"]] == [3, 2]


@given(st.text(max_size=300))
def test_what_is_kept_comes_back_and_is_little(text: str) -> None:
    kept = told(text).why
    assert from_rows(to_rows(kept)) == kept
    for of in Of:
        assert len([one for one in kept if one.of is of]) <= LED_MAX
    assert all(len(one.words) <= WORDS_MAX for one in kept)
