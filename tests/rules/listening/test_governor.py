"""The governor: no combination of terms gets a watch through that is about a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.refusals import Refusal
from clarion.listening.rules import governor, limits
from clarion.listening.rules.assembly import assembly_terms, languages, tells_of_assembly
from clarion.listening.rules.governor import Sought, Wish, judge, mostly_one
from clarion.listening.rules.names import Person, is_handle, person_in
from clarion.listening.rules.plain import listed
from clarion.listening.rules.purposes import TermKind

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
GIVEN = sorted(name for name in listed("given") if name.isascii())
WORDS, PLACE = TermKind.WORDS, TermKind.PLACE
PLAIN = ("burst pipe", "no water", "brown water", "flooding", "water main", "road closed")
names = st.sampled_from(GIVEN)
letters = st.text(st.characters(categories=("Ll", "Lu")), min_size=2, max_size=12)


def a_wish(*terms: str | Sought, **changes: object) -> Wish:
    wish = Wish(
        title="Water at Mill Lane",
        why="To hear of leaks before people ring us.",
        terms=tuple(
            one if isinstance(one, Sought) else Sought(kind=WORDS, words=one) for one in terms
        ),
        sources=frozenset({1}),
        until=NOW + timedelta(days=30),
    )
    return replace(wish, **changes)  # type: ignore[arg-type]  # each test names real fields


def test_lets_plain_words_pass_by_one_person() -> None:
    assert judge(a_wish("lamps", "street light", "benches", "swans"), at=NOW) == ()
    assert judge(a_wish(*PLAIN), at=NOW) == ()


@pytest.mark.parametrize("place", ["Mill Lane", "Victoria Street", "High Street", "St James Road"])
def test_lets_places_pass_as_places(place: str) -> None:
    found = judge(a_wish(Sought(kind=PLACE, words=place)), at=NOW)
    assert found == ()


@pytest.mark.parametrize(
    "term",
    [
        "Maya Hart", "maya hart", "MAYA HART", "Hart, Maya", "Máyá Hart", "M4ya Hart", "maya",
        "#MayaHart", "Maya-Hart", "may\u200ba hart", "m a y a", "Mrs Hart", "Cllr Hart",
        "pc hart", "dr. Hart", "мaya hart", "Мaуa Hart", "Olena Kovalenko", "Олена Коваленко",
        "فاطمة حسن",
    ],
)  # fmt: skip
def test_refuses_a_person_however_the_name_is_written(term: str) -> None:
    with pytest.raises(Refusal) as refused:
        judge(a_wish(*PLAIN, term), at=NOW)
    assert refused.value.code in {"person_watched", "not_official"}
    assert term in refused.value.sentence


@pytest.mark.parametrize(
    "term",
    [
        "@maya", "maya@social.example", "https://social.example/@maya", "did:plc:abc123",
        "u/maya", "maya.bsky.social", "07700 900123", "+44 7700 900123",
    ],
)  # fmt: skip
def test_refuses_whatever_leads_to_one_account_or_telephone(term: str) -> None:
    for kind in (WORDS, PLACE):
        with pytest.raises(governor.NotOfficial):
            judge(a_wish(Sought(kind=kind, words=term)), at=NOW)


@pytest.mark.parametrize("term", ["Grace Hart", "Mark Hill", "J Hart", "mayahart", "Jon Snelgrove"])
def test_asks_a_second_person_about_what_could_be_somebody(term: str) -> None:
    assert judge(a_wish(*PLAIN, term), at=NOW) == (term,)


@given(names, letters, st.sampled_from(["{0} {1}", "{1} {0}", "{1}, {0}", "{0}-{1}", "#{0} {1}"]),
       st.sampled_from([str.lower, str.upper, str.title]),
       st.lists(st.sampled_from(PLAIN), max_size=5), st.sampled_from([WORDS, PLACE]))  # fmt: skip
def test_no_combination_lets_a_known_name_through_by_one_person(
    name: str, other: str, shape: str, case: object, beside: list[str], kind: TermKind
) -> None:
    """Whatever stands beside it, however it is written, as words or as a place."""
    term = case(shape.format(name, other))  # type: ignore[operator]  # one of three functions
    if kind is PLACE and other.lower() in listed("streets"):
        return
    wish = a_wish(*beside, Sought(kind=kind, words=term))
    try:
        doubts = judge(wish, at=NOW)
    except Refusal:
        return
    assert term in doubts


@given(st.text(max_size=limits.TERM_CHARS_MAX + 5), st.sampled_from([WORDS, PLACE]))
def test_any_text_is_judged_and_none_breaks_it(term: str, kind: TermKind) -> None:
    assert person_in(term, kind) in Person
    try:
        judge(a_wish(Sought(kind=kind, words=term)), at=NOW)
    except Refusal:
        return


def test_an_account_must_be_in_the_register() -> None:
    account = Sought(kind=TermKind.ACCOUNT, words="bluesky: Millbrook Mail")
    with pytest.raises(governor.NotOfficial):
        judge(a_wish(account), at=NOW)
    assert judge(a_wish(replace(account, official_id=7)), at=NOW) == ()


def test_the_title_names_nobody_either() -> None:
    with pytest.raises(governor.PersonWatched):
        judge(a_wish("flooding", title="Maya Hart"), at=NOW)


@pytest.mark.parametrize(
    "term", ["protest", "Protests", "bin strike", "picket line", "march", "vigil", "demo",
             "people gathering with banners", "placards",
             "protestation", "Kundgebung", "мітинг", "احتجاج", "huelga", "sit-in", "STRIKE"],
)  # fmt: skip
def test_protest_and_assembly_are_excluded_and_take_two(term: str) -> None:
    with pytest.raises(governor.AssemblyWatched):
        judge(a_wish("road closed", term), at=NOW)
    soon = a_wish("road closed", term, assembly=True, until=NOW + limits.ASSEMBLY_MAX)
    assert term in judge(soon, at=NOW)


def test_an_assembly_is_watched_for_two_weeks_at_most() -> None:
    late = NOW + limits.ASSEMBLY_MAX + timedelta(seconds=1)
    with pytest.raises(governor.AssemblyTooLong):
        judge(a_wish("protest", assembly=True, until=late), at=NOW)


def test_each_language_of_the_lexicons_has_words_of_assembly() -> None:
    assert languages() == {
        "en", "cy", "de", "es", "fr", "it", "pl", "pt", "ro", "tr", "uk", "ar", "ur", "ht"
    }  # fmt: skip


def test_a_month_is_no_march_in_what_is_heard() -> None:
    assert not tells_of_assembly("No water since 6 March at Mill Lane")
    assert tells_of_assembly("They march against the new road")
    assert assembly_terms(["lightning"]) == ()


@given(st.timedeltas(min_value=-timedelta(days=400), max_value=timedelta(days=400)), st.booleans())
def test_every_watch_ends(length: timedelta, assembly: bool) -> None:
    most = limits.ASSEMBLY_MAX if assembly else limits.WATCH_MAX
    wish = a_wish("flooding", until=NOW + length, assembly=assembly)
    try:
        judge(wish, at=NOW)
    except Refusal:
        assert not timedelta() < length <= most
    else:
        assert timedelta() < length <= most


def test_a_watch_says_why_what_and_where() -> None:
    with pytest.raises(governor.PurposeUnsaid):
        judge(a_wish("flooding", why="Because."), at=NOW)
    with pytest.raises(governor.NothingSought):
        judge(a_wish(), at=NOW)
    with pytest.raises(governor.TooMuchSought):
        judge(a_wish(*(f"word {n}" for n in range(limits.TERMS_MAX + 1))), at=NOW)
    with pytest.raises(governor.TermOfOddLength):
        judge(a_wish("x" * (limits.TERM_CHARS_MAX + 1)), at=NOW)
    with pytest.raises(governor.TermOfOddLength, match="“ab” has 2 letters"):
        judge(a_wish("flooding", "ab"), at=NOW)
    with pytest.raises(governor.NoSource):
        judge(a_wish("flooding", sources=frozenset()), at=NOW)


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 100), max_size=8))
def test_a_watch_that_finds_mostly_one_person_is_told_apart(found: dict[str, int]) -> None:
    every = sum(found.values())
    expected = every >= limits.AUTHOR_MENTIONS_MIN and max(found.values()) * 2 >= every
    assert mostly_one(every, max(found.values(), default=0)) == expected


@pytest.mark.parametrize(
    "term",
    ["#millbrookprotest", "millbrookdemo", "#binstrikepicket", "#bahnstreik", "#klimaprotest"],
)
def test_a_word_of_assembly_is_found_behind_others_in_one_word(term: str) -> None:
    assert assembly_terms([term]) == (term,)


def test_what_is_said_of_a_gathering_is_told_by_its_hashtag() -> None:
    assert tells_of_assembly("all come #millbrookprotest at noon")
    assert not tells_of_assembly("vomiting since noon, and there is a limiting factor")
    assert assembly_terms(["vomiting", "naturally"]) == ()


@pytest.mark.parametrize("term", ["okonkwo hargreaves", "hargreaves", "Okonkwo", "#okonkwo"])
def test_a_surname_that_no_list_knows_takes_a_second_person(term: str) -> None:
    assert judge(a_wish(*PLAIN, term), at=NOW) == (term,)
    assert judge(a_wish(Sought(kind=PLACE, words=term)), at=NOW) == (term,)


@pytest.mark.parametrize("term", ["jdoe1987", "jdoe.bsky.team", "jdoe_87", "1987jdoe", "jd.oe"])
def test_a_handle_is_refused_without_its_sign_too(term: str) -> None:
    with pytest.raises(governor.NotOfficial):
        judge(a_wish(*PLAIN, term), at=NOW)


@pytest.mark.parametrize(
    "term", ["A40", "5G", "10mph limit", "1.50 fare", "bakery", "potholes", "vaccination clinic"]
)
def test_a_road_a_number_and_what_offices_do_are_nobody(term: str) -> None:
    assert judge(a_wish(term + " closed"), at=NOW) == ()
    assert not is_handle(term)


def test_of_one_key_fewer_mentions_are_enough_to_tell() -> None:
    few = limits.AUTHOR_MENTIONS_KEY_MIN
    assert mostly_one(few, few, least=limits.AUTHOR_MENTIONS_KEY_MIN)
    assert not mostly_one(few, few)


@pytest.mark.parametrize(
    "words", ["12 Oak Street", "12 oak street", "that woman from number 12 Oak Street"]
)
def test_one_house_of_a_street_takes_two(words: str) -> None:
    assert judge(a_wish(words), at=NOW) == (words,)
    assert judge(a_wish("Oak Street"), at=NOW) == ()


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [
        ("#MayaHart", governor.PersonWatched),
        ("#maya", governor.PersonWatched),
        ("#jdoe1987", governor.NotOfficial),
        ("#MillbrookMarch", governor.AssemblyWatched),
    ],
)
def test_a_hashtags_timeline_is_a_term_like_any_other(tag: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        judge(a_wish("road closed", through=(tag,)), at=NOW)


def test_a_hashtag_that_no_list_knows_takes_two() -> None:
    assert judge(a_wish("road closed", through=("#snelgrove",)), at=NOW) == ("#snelgrove",)
    assert judge(a_wish("road closed", through=("#flooding",)), at=NOW) == ()


@pytest.mark.parametrize("term", ["the", "and the", "THE", "nicht", "les", "для"])
def test_what_is_in_nearly_everything_is_not_watched_for(term: str) -> None:
    with pytest.raises(governor.SaidEverywhere):
        judge(a_wish("flooding", term), at=NOW)
    assert judge(a_wish("no water", "off the road"), at=NOW) == ()


@pytest.mark.parametrize(
    "why",
    [
        "To hear what maya@social.example says about us.",
        "To hear of whoever rings from 07700 900123.",
    ],
)
def test_the_reason_tells_nothing_about_a_person(why: str) -> None:
    with pytest.raises(governor.ReasonNames) as refused:
        judge(a_wish("flooding", why=why), at=NOW)
    assert "leave out who somebody is" in refused.value.sentence
