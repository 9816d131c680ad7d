"""The facts are the same for all; no two public answers in a row read the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Edge
from clarion.desk.rules.matters.opening import (
    Addressee,
    language_for,
    languages,
    speakable,
    write,
)

FACTS = "Water is back by 18:00."
names = st.sampled_from(["Maya", "Tom", "", "xX_l33t_Xx", "Maya"]) | st.text(max_size=40)
needs = st.sampled_from(["", "question", "report", "help", "complaint", "abuse"])


def somebody(key: int, name: str = "Maya", need: str = "", language: str = "en") -> Addressee:
    return Addressee(
        key=key, name=name, need=need, language=language, edge=Edge.PUBLIC, facts=FACTS
    )


@given(st.lists(st.tuples(names, needs, st.sampled_from([*languages(), "xx"])), max_size=30))
def test_no_two_in_a_row_are_the_same_and_each_holds_the_facts(
    people: list[tuple[str, str, str]],
) -> None:
    texts = write([somebody(number, *one) for number, one in enumerate(people)])
    assert len(texts) == len(people)
    said = list(texts.values())
    assert all(text.endswith(FACTS) for text in said)
    assert all("{" not in text for text in said if "{" not in FACTS)
    assert all(one != other for one, other in pairwise(said))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("need", ["", "question", "report"])
def test_every_language_has_several_with_and_without_a_name(language: str, need: str) -> None:
    for name in ("Maya", ""):
        texts = write([somebody(n, name, need, language) for n in range(6)])
        assert len(set(texts.values())) >= 3
        assert all(("Maya" in text) == bool(name) for text in texts.values())


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Maya", "Maya"),
        ("  Maya   Jones ", "Maya Jones"),
        ("Siân O’Neil-Hughes", "Siân O’Neil-Hughes"),
        ("محمد", "محمد"),
        ("FREE $$$", ""),
        ("https://x.example", ""),
        ("@maya", ""),
        ("a" * 31, ""),
        ("one two three four five", ""),
        ("{name}", ""),
    ],
)
def test_says_only_a_name_that_is_one(name: str, spoken: str) -> None:
    assert speakable(name) == spoken


def test_tells_it_in_their_language_where_it_was_written() -> None:
    facts = {"en": "Yes.", "cy": "Ydy.", "es": " "}
    assert language_for("cy", facts) == "cy"
    assert language_for("es", facts) == "en"
    assert language_for("und", facts) == "en"
