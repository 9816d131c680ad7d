"""An office finds its own words, however people write them."""

import pytest

from clarion.reading import KeywordHit, KeywordList, Reader
from clarion.reading.keywords import KEYWORD_CHARACTERS_MAX, KEYWORD_TERMS_MAX

STREETS = KeywordList(name="streets", terms=("Mill Road", "Łódź Street", "???"), weight=1)
WATER = KeywordList(name="water", terms=("burst main", "flooding"), weight=5, route="drainage")


def hits(text: str) -> list[KeywordHit]:
    return list(Reader.compile([STREETS, WATER]).read_many([text])[0].keywords)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("at MILL ROAD now", "MILL ROAD"),
        ("at mill-road now", "mill-road"),
        ("lodz street", "lodz street"),
        ("a burst mian", None),
        ("it is floodng here", "floodng"),
        ("floooding", "floooding"),
        ("windmill road", None),
        ("a mill on the road", None),
    ],
)
def test_matches_whole_words_in_any_case_with_slips(text: str, quote: str | None) -> None:
    assert [hit.quote.words for hit in hits(text)] == ([quote] if quote else [])


def test_puts_the_weightiest_first_and_says_where_to_route() -> None:
    found = hits("mill road is flooding, flooding!")
    assert [(hit.list_name, hit.weight, hit.route) for hit in found] == [
        ("water", 5, "drainage"),
        ("streets", 1, ""),
    ]


def test_takes_signs_in_a_term_literally() -> None:
    reader = Reader.compile([KeywordList(name="odd", terms=("{a|b} ..", "^ start $"))])
    assert reader.read_many(["at the start of it"])[0].keywords[0].term == "^ start $"


def test_refuses_more_than_it_can_hold() -> None:
    terms = tuple(f"w{number}" for number in range(KEYWORD_TERMS_MAX + 1))
    with pytest.raises(ValueError, match="keywords"):
        Reader.compile([KeywordList(name="many", terms=terms)])
    with pytest.raises(ValueError, match="characters"):
        Reader.compile([KeywordList(name="long", terms=("x" * (KEYWORD_CHARACTERS_MAX + 1),))])
