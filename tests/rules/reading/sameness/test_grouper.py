"""It puts together what is about one thing, says why, and hides nobody in danger."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading.meaning import bundled_encoder
from clarion.reading.sameness import Grouper, Joining, Told, Way
from clarion.reading.sameness.grouper import BLOCK
from clarion.reading.sameness.strands import EXAMPLES_MAX, MEMBERS_KEPT_MAX
from clarion.reading.sameness.words import names_in

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OAK = "Water main burst on Oak Street, the road is flooding"


def telling(name: str, text: str, *, minutes: float = 0, **known: object) -> Told:
    return Told(id=name, text=text, at=NOON + timedelta(minutes=minutes), **known)  # type: ignore[arg-type] # named fields


def placed(*tellings: Told) -> tuple[Grouper, list[Joining]]:
    grouper = Grouper()
    return grouper, grouper.add_many(tellings)


def test_the_same_words_are_one_matter_whoever_hands_them_on() -> None:
    _, joinings = placed(
        telling("a", OAK),
        telling("b", f"RT @neighbour: {OAK}", minutes=3),
        telling("c", f"{OAK}!!! https://example.org/1", minutes=5),
    )
    assert [one.matter for one in joinings] == ["m1", "m1", "m1"]
    assert [one.way for one in joinings] == [Way.FIRST, Way.SAME_WORDS, Way.SAME_WORDS]
    assert joinings[1].because == "same words as a, both name oak street, 3 min later"


def test_two_streets_are_two_matters_though_the_words_are_the_same() -> None:
    _, joinings = placed(telling("a", OAK), telling("b", OAK.replace("Oak", "Elm"), minutes=2))
    assert joinings[1].is_new


def test_the_same_words_far_apart_on_the_map_are_two_matters() -> None:
    _, joinings = placed(
        telling("a", "Tree down, road blocked", lat=51.0, lon=0.0),
        telling("b", "Tree down, road blocked", lat=51.0, lon=0.02),
        telling("c", "Tree down, road blocked", lat=51.0005, lon=0.0),
    )
    assert [one.matter for one in joinings] == ["m1", "m2", "m1"]
    assert joinings[2].because == "same words as a, 56 m away, 0 min later"


def test_a_long_text_that_is_copied_elsewhere_is_still_the_same() -> None:
    text = "Crews from three counties fight the blaze near the old timber warehouse tonight"
    _, joinings = placed(
        telling("a", text, lat=51.0, lon=0.0), telling("b", f"RT @x: {text}", lat=53.0, lon=1.0)
    )
    assert not joinings[1].is_new


def test_two_water_problems_in_one_street_are_one_within_hours_and_two_days_later_another() -> None:
    _, joinings = placed(
        telling("a", OAK),
        telling("b", "oak street is under water, a pipe has burst", minutes=90),
        telling("c", "pipe burst on Oak Street, water everywhere", minutes=3 * 24 * 60 - 60),
    )
    assert joinings[1].matter == "m1"
    assert joinings[2].is_new


def test_another_subject_in_the_same_street_is_another_matter() -> None:
    _, joinings = placed(telling("a", OAK), telling("b", "Loud music from the pub on Oak Street"))
    assert joinings[1].is_new


@pytest.mark.parametrize("careful", [False, True])
def test_a_street_alone_makes_no_matter(careful: bool) -> None:
    grouper = Grouper(encode=bundled_encoder().encode if careful else None)
    joinings = grouper.add_many(
        [
            telling("a", "Truck stuck under the bridge on Canal Street, road blocked"),
            telling("b", "A car went into the canal at Canal Street, he drowns", life_risk=True),
            telling("c", "When do the parking wardens on Canal Street work? My car got a ticket"),
            telling("d", "Is the school on Canal Street open tomorrow?"),
            telling("e", "Loud music on Canal Street"),
            telling("f", "rats around the bins on Canal Street"),
            telling("g", "Canal Street!!!"),
        ]
    )
    assert [one.id for one in joinings if one.is_new] == list("abcdefg")


@pytest.mark.parametrize("careful", [False, True])
@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ("parked on the zigzags on Old Quay again", "parked on the zigzags on Ropewalk again", ()),
        (
            "somebody parked on zigzags again",
            "somebody parked on zigzags again!",
            "Old Quay|Ropewalk",
        ),
        ("toilets at the allotments are locked", "toilets at the bandstand are locked", ()),
    ],
)
def test_one_sentence_of_two_places_is_two_matters(
    first: str, second: str, places: str, careful: bool
) -> None:
    grouper = Grouper(encode=bundled_encoder().encode if careful else None)
    one, other = places.split("|") if places else ("", "")
    joinings = grouper.add_many(
        [telling("a", first, place=one), telling("b", second, minutes=2, place=other)]
    )
    assert joinings[1].is_new


def test_only_the_name_of_a_street_is_left_out() -> None:
    told = "No water in Water Lane", "there is no water here, Water Lane"
    _, joinings = placed(telling("a", told[0]), telling("b", told[1], minutes=3))
    assert joinings[1].matter == "m1"
    _, joinings = placed(telling("a", told[0]), telling("b", "Loud music in Water Lane"))
    assert joinings[1].is_new


@pytest.mark.parametrize("word", ["Tuesday", "🚨 Flooding"])
def test_a_day_and_the_first_word_behind_a_sign_are_no_names(word: str) -> None:
    assert names_in(f"it has been like this since then {word}") == frozenset()
    assert names_in("they parked on Ropewalk again") == {"ropewalk"}


def test_danger_joins_no_other_by_its_subject() -> None:
    told = "Smoke over Canal Street again", "Canal Street, flames, smoke, they are inside"
    _, alike = placed(telling("a", told[0]), telling("b", told[1]))
    assert alike[1].way is Way.SAME_SUBJECT
    _, apart = placed(telling("a", told[0]), telling("b", told[1], life_risk=True))
    assert apart[1].is_new


def test_in_a_language_that_the_model_does_not_know_words_decide() -> None:
    grouper = Grouper(encode=bundled_encoder().encode)
    joinings = grouper.add_many(
        [
            telling("a", "Загорівся будинок на вулиці Садовій, люди у вікнах"),
            telling("b", "Коли приїде автобус на вулицю Садову?"),
            telling("c", "حريق في المبنى والناس محاصرون"),
            telling("d", "متى يصل الباص؟"),
            telling("e", "Загорівся будинок на вулиці Садовій, люди у вікнах!"),
        ]
    )
    assert [one.matter for one in joinings] == ["m1", "m2", "m3", "m4", "m1"]


def test_a_telling_that_fits_two_matters_alike_is_given_neither() -> None:
    _, joinings = placed(
        telling("a", "pipe burst, water everywhere in Mill Lane"),
        telling("b", "pipe burst, water everywhere in Castle Lane"),
        telling("c", "pipe burst, water everywhere"),
    )
    assert joinings[2].is_new
    assert set(joinings[2].between) == {"m1", "m2"}
    assert joinings[2].because == "could be m2 or m1, so it stands by itself"


def test_a_life_at_risk_is_a_member_and_shown_by_itself() -> None:
    grouper, joinings = placed(
        telling("a", OAK),
        telling("b", OAK, minutes=1, life_risk=True),
        telling("c", OAK, minutes=2),
    )
    assert [one.shown for one in joinings] == [True, True, False]
    (matter,) = grouper.matters()
    assert (matter.size, matter.life_risk_members) == (3, ("b",))


def test_one_that_is_known_stays_where_it_is() -> None:
    grouper, (first, _) = placed(telling("a", OAK), telling("b", OAK))
    (again,) = grouper.add_many([telling("a", "something else", minutes=5)])
    assert again == first
    assert grouper.matters()[0].size == 2


def test_says_when_it_began_and_where_and_what_most_resemble() -> None:
    grouper, _ = placed(
        telling("a", "Oak Street, water!", lat=51.0, lon=0.0),
        telling("b", OAK, minutes=4, lat=51.001, lon=0.0),
        telling("c", OAK, minutes=5),
        telling("d", OAK, minutes=6),
    )
    matter = grouper.matter(grouper.matter_of("b") or "")
    assert (matter.typical, matter.place) == ("b", "oak street")
    assert matter.last == NOON + timedelta(minutes=6)


@given(st.permutations(range(9)))
def test_nearly_the_same_words_come_together_in_any_order(order: list[int]) -> None:
    texts = [
        "The swimming pool in the leisure centre smells of chlorine today",
        "The swimming pool in the leisure centre smells of chlorine today!!",
        "RT @a: the swimming pool in the leisure centre smells of chlorine today",
        "Somebody painted rude words on the statue beside the library again",
        "somebody painted rude words on the statue beside the library",
        "RT @b Somebody painted rude words on the statue beside the library again",
        "Bus drivers go on strike next Thursday, says their union",
        "bus drivers go on strike next thursday says their union #strike",
        "RT @c: Bus drivers go on strike next Thursday, says their union",
    ]
    grouper = Grouper()
    grouper.add_many(telling(str(number), texts[number]) for number in order)
    found = {frozenset(matter.members) for matter in grouper.matters()}
    assert found == {frozenset("012"), frozenset("345"), frozenset("678")}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=80), st.booleans()), max_size=20))
def test_no_text_is_refused_and_every_life_at_risk_is_shown(texts: list[tuple[str, bool]]) -> None:
    grouper = Grouper()
    joinings = grouper.add_many(
        Told(id=str(number), text=text, life_risk=risk) for number, (text, risk) in enumerate(texts)
    )
    assert all(one.shown for one, (_, risk) in zip(joinings, texts, strict=True) if risk)
    listed = {name for matter in grouper.matters() for name in matter.life_risk_members}
    assert listed == {str(number) for number, (_, risk) in enumerate(texts) if risk}
    assert sum(matter.size for matter in grouper.matters()) == len(texts)


def test_a_batch_changes_nothing_but_the_pace() -> None:
    tellings = [
        telling(f"{street}{n}", f"{OAK} {n}".replace("Oak", street), minutes=n)
        for n in range(BLOCK)
        for street in ("Oak", "Elm")
    ]
    one_by_one, together = Grouper(), Grouper()
    single = [joining for one in tellings for joining in one_by_one.add_many([one])]
    assert together.add_many(tellings) == single


def test_what_nobody_has_told_for_long_fades() -> None:
    grouper = Grouper(window_hours=2, keep_ended=True)
    grouper.add_many([telling("a", OAK), telling("b", "A cow on the railway line", minutes=119)])
    assert len(grouper) == 2
    grouper.add_many([telling("c", "Where is the parade?", minutes=130)])
    assert [matter.members for matter in grouper.take_ended()] == [("a",)]
    assert grouper.matter_of("a") is None
    assert grouper.take_ended() == []


def test_one_wrong_clock_ends_no_matter() -> None:
    grouper = Grouper(window_hours=2)
    grouper.add_many([telling("a", OAK), telling("b", "A cow on the line", minutes=10**6)])
    assert grouper.matter_of("a") == "m1"
    grouper.add_many([telling("c", "Where is the parade?", minutes=10**6)])
    assert grouper.matter_of("a") is None


def test_no_more_matters_are_open_than_may_be() -> None:
    grouper = Grouper(open_matters_max=3)
    names = ["Oak", "Elm", "Ash", "Yew", "Fir"]
    grouper.add_many(telling(name, OAK.replace("Oak", name)) for name in names)
    assert len(grouper) == 3
    assert grouper.matter_of("Oak") is None
    assert grouper.matter_of("Fir") is not None


def test_a_matter_that_all_the_town_tells_keeps_the_newest_and_counts_all() -> None:
    grouper = Grouper()
    count = MEMBERS_KEPT_MAX + 20
    grouper.add_many(telling(str(n), OAK, life_risk=n == 1) for n in range(count))
    (matter,) = grouper.matters()
    assert matter.size == count
    assert len(matter.members) == MEMBERS_KEPT_MAX
    assert matter.life_risk_members == ("1",)


def test_a_matter_keeps_so_many_examples() -> None:
    grouper = Grouper()
    words = [f"alpha{n} beta{n} gamma{n}" for n in range(EXAMPLES_MAX * 3)]
    grouper.add_many(
        telling(str(n), f"Oak Street flood water {more}", minutes=n) for n, more in enumerate(words)
    )
    saved = grouper.save()
    assert max(sum(m.example for m in saved.members if m.strand == 1) for _ in [0]) <= EXAMPLES_MAX


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"id": "x" * 201},
        {"id": "a", "lat": 1.0},
        {"id": "a", "lat": 91.0, "lon": 0.0},
        {"id": "a", "lat": float("nan"), "lon": 0.0},
        {"id": "a", "at": datetime(2026, 1, 1)},  # noqa: DTZ001 (that is what is wrong)
    ],
)
def test_a_telling_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Told(text="x", **wrong)  # type: ignore[arg-type] # wrong on purpose


def test_three_tellings_of_one_flood_agree_in_every_order() -> None:
    texts = [OAK, f"RT @x: {OAK}", "the road is flooding, water main burst on Oak Street"]
    for order in permutations(range(3)):
        grouper = Grouper()
        grouper.add_many(telling(str(n), texts[n]) for n in order)
        assert len(grouper) == 1


def test_what_has_no_time_keeps_the_others_in_mind_no_longer_than_itself() -> None:
    grouper = Grouper()
    grouper.add_many([Told(id="undated", text="a line without a time")])
    for n in range(60):
        grouper.add_many([telling(f"t{n}", f"item{n} lies at plot{n}", minutes=n * 360)])
    assert len(list(grouper.matters())) < 20


def test_other_words_under_a_known_name_are_shown() -> None:
    _, (_, again, same) = placed(
        telling("a", OAK),
        telling("a", "My dad is not breathing", life_risk=True),
        telling("a", OAK),
    )
    assert again.shown
    assert same.matter == again.matter
