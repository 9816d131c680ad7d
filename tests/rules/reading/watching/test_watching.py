"""A watch finds its words however people write them, and says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.folding import READ_CHARACTERS_MAX, split_words
from clarion.reading.watching import TERM_CHARACTERS_MAX, TERMS_MAX, WatchBook, Watched
from clarion.reading.watching.sifting import rough_words

MILL = Watched(key=1, terms=("Mill Road", "burst main"))
WORDS = ["mill", "road", "Mill", "Łódź", "#MillRoad", "#fire", "fire", "c@sh", "l'eau", "h e l p"]
WORDS += [
    "@town.hall",
    "don't",
    "Großstraße",
    "水道",
    "👍",
    "_main_",
    "burst",
    "https://x.example/y",
]


def quotes(text: str, *terms: str, without: tuple[str, ...] = ()) -> list[str]:
    book = WatchBook.compile([Watched(key=7, terms=terms, except_terms=without)])
    return [hit.quote.words for hit in book.find(text)]


@pytest.mark.parametrize(
    ("text", "term", "quote"),
    [
        ("at MILL ROAD now", "Mill Road", "MILL ROAD"),
        ("at mill-road now", "Mill Road", "mill-road"),
        ("windmill road", "Mill Road", None),
        ("mill on the road", "Mill Road", None),
        ("LODZ", "Łódź", "LODZ"),
        ("in Strasse", "Straße", "Strasse"),
        ("in Koeln", "Köln", "Koeln"),
        ("smoke #MillRoad", "mill road", "MillRoad"),
        ("smoke #millroad", "mill road", "millroad"),
        ("a millroad", "mill road", None),
        ("smoke #BigMillRoadFire", "mill road", "MillRoad"),
        ("the flood", "#flood", None),
        ("the #flood", "#flood", "flood"),
        ("hi @TownHall!", "@townhall", "@TownHall"),
        ("hi TownHall!", "@townhall", None),
        ("hi @town.hall.", "@town.hall", "@town.hall"),
        ("h e l p us", "help", "h e l p"),
        ("de l’eau sale", "eau", "eau"),
        ("水道が止まった", "水道", "水道"),
        ("c@sh only", "c@sh", "c@sh"),
        ("снова нет воды", "Воды", "воды"),
        ("انقطاع الكهرباء", "الكهرباء", "الكهرباء"),
    ],
)
def test_finds_whole_words_however_they_are_written(
    text: str, term: str, quote: str | None
) -> None:
    assert quotes(text, term) == ([quote] if quote else [])


def test_says_each_term_once_in_the_order_of_the_text() -> None:
    hits = WatchBook.compile([MILL]).find("Burst main! burst main in mill road")
    assert [(hit.watch, hit.term, hit.quote.start) for hit in hits] == [
        (1, "burst main", 0),
        (1, "Mill Road", 26),
    ]


def test_says_every_watch_that_shares_a_term() -> None:
    book = WatchBook.compile([MILL, Watched(key=2, terms=("Mill Road",))])
    assert [hit.watch for hit in book.find("mill road")] == [1, 2]


def test_leaves_out_what_a_watch_excepts() -> None:
    assert quotes("mill road, the film", "Mill Road", without=("film",)) == []
    assert quotes("mill road, filmed", "Mill Road", without=("film",)) == ["mill road"]


def test_refuses_what_cannot_be_looked_for() -> None:
    with pytest.raises(ValueError, match="no word"):
        WatchBook.compile([Watched(key=1, terms=("???",))])
    with pytest.raises(ValueError, match="characters"):
        WatchBook.compile([Watched(key=1, terms=("x" * (TERM_CHARACTERS_MAX + 1),))])
    with pytest.raises(ValueError, match="terms"):
        WatchBook.compile([Watched(key=n, terms=(f"w{n}",)) for n in range(TERMS_MAX + 1)])


def test_reads_the_head_and_the_tail_of_a_very_long_text() -> None:
    padding = "word " * READ_CHARACTERS_MAX
    assert quotes(f"{padding}mill road{padding}#MillRoad {padding}", "Mill Road") == []
    assert quotes(f"{padding}mill road", "Mill Road") == ["mill road"]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6)), st.sampled_from(WORDS))
def test_the_rough_look_never_misses(pieces: list[str], term: str) -> None:
    book = WatchBook.compile([Watched(key=1, terms=(term,))] if split_words(term).folded else [])
    for between in (" ", "", "\n", "#"):
        text = between.join(pieces)
        closely = book.find_in(split_words(text))
        assert book.find(text) == closely
        for hit in closely:
            assert text[hit.quote.start : hit.quote.end] == hit.quote.words


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_every_word_of_a_text_is_among_its_rough_words(text: str) -> None:
    rough = rough_words(text, odd=True)
    if rough is not None:
        assert set(split_words(text).folded) <= rough


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    for hit in WatchBook.compile([MILL]).find(text + " mill road"):
        assert hit.quote.words == text[hit.quote.start : hit.quote.end] or hit.quote.end > len(text)
