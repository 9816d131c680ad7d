"""The first look at a message, and what is remembered of it after the next one."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.first_look import (
    PERHAPS,
    PLACE,
    QUOTES_MAX,
    Finding,
    FirstLook,
    Risk,
    first_look,
    remember,
    worse,
)
from clarion.reading import KeywordList, Reader
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind

findings = st.builds(
    Finding,
    kind=st.sampled_from(["medical", "fire", "question", "thanks", "Roads"]),
    words=st.text(min_size=1, max_size=5),
)


def look(text: str, *lists: KeywordList, automatic: bool = False) -> FirstLook:
    (reading,) = Reader.compile(lists).read_many([text])
    return first_look(reading, automatic=automatic)


def test_quotes_the_words_that_show_the_danger() -> None:
    seen = look("she wont wake up i dont know what to do")
    assert seen.risk is Risk.CERTAIN
    assert "wont wake" in seen.findings[0].words


def test_takes_thanks_for_something_that_needs_nobody() -> None:
    assert look("Thank you so much!").quiet


def test_never_takes_danger_for_quiet_even_when_a_machine_wrote_it() -> None:
    assert not look("Thank you. My father is not breathing", automatic=True).quiet


def test_hears_the_offices_own_words_and_where_they_go() -> None:
    roads = KeywordList(name="Roads", terms=("sinkhole",), weight=6, route="Highways")
    seen = look("There is a sinkhole on Mill Lane", roads)
    assert (seen.urgent, seen.route) == (True, "Highways")


def test_lets_new_words_bring_back_what_was_ruled_out() -> None:
    assert worse(Risk.RULED_OUT, Risk.POSSIBLE) is Risk.POSSIBLE


@given(old=st.sampled_from(list(Risk)))
def test_never_forgets_a_confirmed_danger(old: Risk) -> None:
    assert worse(Risk.CONFIRMED, old) is Risk.CONFIRMED


@given(old=st.lists(findings, max_size=12), new=st.lists(findings, max_size=12))
def test_remembers_dangers_before_anything_else(old: list[Finding], new: list[Finding]) -> None:
    kept = remember(old, new)
    kinds = [one.kind for one in kept]
    assert kinds == sorted(kinds, key=lambda kind: {"medical": 0, "fire": 1}.get(kind, 2))
    assert len(kept) <= QUOTES_MAX
    assert len(set(kept)) == len(kept)


def test_says_where_it_is_by_the_offices_own_list_and_leaves_the_house_out() -> None:
    gazetteer = Gazetteer.compile([Place(name="Mill Lane", kind=PlaceKind.ROAD)])
    reader = Reader.compile(gazetteer=gazetteer)
    (reading,) = reader.read_many(["Water at 12 mill ln, in Paris too. When is it back?"])
    look = first_look(reading, automatic=False)
    assert [one.words for one in look.findings if one.kind == PLACE] == ["Mill Lane"]


def test_a_place_is_not_pushed_out_by_what_is_graver() -> None:
    place = Finding(kind=PLACE, words="Mill Lane")
    dangers = [Finding(kind="fire", words=str(number)) for number in range(QUOTES_MAX + 3)]
    kept = remember([place], dangers)
    assert kept[-1] == place
    assert len(kept) == QUOTES_MAX + 1


def test_quotes_what_led_the_model_where_no_line_says_danger() -> None:
    words = "My grandmother has not answered since the quake"
    seen = look(words)
    assert (seen.risk, seen.perhaps) == (Risk.NONE, True)
    assert [one.words in words for one in seen.findings if one.kind == PERHAPS] == [True, True]
    assert not look(words, automatic=True).perhaps
    assert not look("When is the bin collection?").perhaps
    assert not look("she wont wake up").perhaps, "a line of a lexicon says more"
