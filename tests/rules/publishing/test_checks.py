"""Before anybody signs it, a statement is read as the public will read it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.people.rules.laws import LAWS
from clarion.publishing.rules.checks import Checked, Found, Level, Piece, check
from clarion.publishing.rules.checks.phrases import EVERYWHERE, Entry, packs
from clarion.publishing.rules.checks.reading import (
    EMOJI_MAX,
    HASHTAGS_MAX,
    WORDS_MIN,
    reading_age,
)
from clarion.publishing.rules.standards.guide import USUAL, Aims
from clarion.publishing.rules.wording import CREDIT_CHARS_MAX, Wording
from clarion.publishing.web.labels import LAWS as LABELS

PLAIN = "Mill Lane is closed. Use Weir Road. "
HITS = [(one, line) for one in packs() for line in one.hits]
MISSES = [(one, line) for one in packs() for line in one.misses]


def name(value: object) -> str:
    return value.code if isinstance(value, Entry) else str(value)


def a_piece(
    text: str,
    *,
    subject: str = "",
    where: str = "FakeNet, townhall",
    account_id: int = 1,
    limit: int | None = None,
    house: bool = False,
    short: bool = False,
) -> Piece:
    return Piece(
        account_id=account_id,
        where=where,
        subject=subject,
        text=text,
        count=len(text),
        limit=limit,
        house=house,
        short=short,
    )


def checked(*pieces: Piece, language: str = "en", exercise: bool = False) -> Checked:
    return Checked(language=language, exercise=exercise, pieces=pieces)


def found_in(
    text: str, *, language: str = "en", exercise: bool = False, laws: tuple[str, ...] | None = None
) -> dict[str, Found]:
    said = checked(a_piece(text), language=language, exercise=exercise)
    found = check(replace(said, laws=None if laws is None else frozenset(laws)))
    return {one.code: one for one in found}


class TestPacks:
    @pytest.mark.parametrize(("entry", "line"), HITS, ids=name)
    def test_an_entry_finds_its_hits(self, entry: Entry, line: str) -> None:
        assert list(entry.find(line))
        exercise = entry.only_exercise
        laws = () if entry.pack == EVERYWHERE else (entry.pack,)
        assert found_in(line, exercise=exercise, laws=laws)[entry.code].level is entry.level

    @pytest.mark.parametrize(("entry", "line"), MISSES, ids=name)
    def test_an_entry_leaves_its_misses_alone(self, entry: Entry, line: str) -> None:
        assert entry.code not in found_in(line, exercise=True)

    def test_every_entry_has_examples_a_rule_and_something_to_do(self) -> None:
        assert packs()
        for one in packs():
            assert one.hits, one.code
            assert one.misses, one.code
            assert all((one.says, one.rule, one.do)), one.code

    def test_every_code_is_there_once(self) -> None:
        codes = [one.code for one in packs()]
        assert sorted(set(codes)) == sorted(codes)

    @pytest.mark.parametrize(("entry", "line"), HITS, ids=name)
    def test_the_law_of_a_country_is_for_its_offices(self, entry: Entry, line: str) -> None:
        others = tuple({"uk", "us", "eu"} - {entry.pack})
        found = found_in(line, exercise=entry.only_exercise, laws=others)
        assert (entry.code in found) == (entry.pack == EVERYWHERE)

    def test_an_american_office_is_told_of_no_british_law(self) -> None:
        words = (
            "The robber is in custody. He has previous convictions and prior arrests. "
            "Call Dave at 202-555-0143. Vote for the bridge. Rape victim Jane Smith is well."
        )
        british = re.compile("Contempt|UK GDPR|College of Policing|Local Authority|Amendment")
        found = found_in(words, language="en-us", laws=("us",)).values()
        assert len(found) >= 5
        assert not [one.rule for one in found if british.search(one.rule)]

    def test_whoever_forgets_to_say_which_laws_hold_has_all_of_them(self) -> None:
        assert {"guilt", "us-guilt", "eu-guilt"} <= set(found_in("He is guilty of arson."))
        assert not {"guilt", "us-guilt", "eu-guilt"} & set(
            found_in("He is guilty of arson.", laws=())
        )

    def test_a_pack_is_there_for_every_law_that_can_be_chosen(self) -> None:
        assert {one.pack for one in packs()} == {EVERYWHERE, *LAWS} == {EVERYWHERE, *LABELS}

    @pytest.mark.parametrize(
        "words",
        [
            "This is not a drill.",
            "THIS IS NOT AN EXERCISE",
            "This is no drill.",
        ],
    )
    def test_an_exercise_never_claims_to_be_real(self, words: str) -> None:
        assert "not-a-drill-in-an-exercise" in found_in(f"EXERCISE. {words}", exercise=True)

    def test_what_is_real_may_say_so(self) -> None:
        assert "not-a-drill-in-an-exercise" not in found_in("This is not a drill.")

    def test_a_pack_is_for_its_languages_only(self) -> None:
        words = "Two people were killed."
        assert "next-of-kin" in found_in(words)
        assert "next-of-kin" not in found_in(words, language="de")
        assert "next-of-kin" in found_in(words, language="en-us")


class TestCaptions:
    def test_what_is_said_of_a_picture_is_read_as_well(self) -> None:
        below = a_piece("Dave, 07700 900123", where="bridge.png")
        said = replace(checked(a_piece(PLAIN)), captions=(below,), message=PLAIN)
        found = {one.code: one for one in check(said)}
        assert found["telephone"].where == ("bridge.png",)
        assert not any(code.startswith(("lost", "another")) for code in found)

    def test_other_words_are_put_there_where_there_is_room(self) -> None:
        full = f"MBC{'!' * (CREDIT_CHARS_MAX - 3)}"
        words = Wording(
            headline="",
            text="",
            language="en",
            theme="safety",
            alts={1: "The MBC bridge"},
            captions={1: "MBC opens it"},
            credits={1: full, 2: "MBC"},
        ).mended("MBC", "The council")
        assert words.alts == {1: "The The council bridge"}
        assert words.captions == {1: "The council opens it"}
        assert words.credits == {1: full, 2: "The council"}


class TestReading:
    def test_a_sentence_may_be_so_long_and_no_longer(self) -> None:
        longest = "word " * USUAL.sentence_words_max
        assert "long-sentence" not in found_in(longest)
        assert found_in(f"{longest} more")["long-sentence"].says == "A sentence of 26 words."

    def test_an_office_may_aim_at_shorter_ones(self) -> None:
        aims = Aims(sentence_words_max=10, reading_age_max=9, whose="our own guide")
        words = Checked(language="en", exercise=False, pieces=(a_piece("word " * 11),), aims=aims)
        (found,) = [one for one in check(words) if one.code == "long-sentence"]
        assert "at most 10 words (our own guide)" in found.rule

    def test_a_full_stop_ends_a_sentence(self) -> None:
        assert "long-sentence" not in found_in("One two three. " * 20)

    def test_a_short_text_has_no_reading_age(self) -> None:
        assert reading_age("word " * (WORDS_MIN - 1)) is None
        assert reading_age("word " * WORDS_MIN) is not None

    def test_plain_words_are_for_everybody(self) -> None:
        age = reading_age(PLAIN * 6)
        assert age is not None
        assert age < USUAL.reading_age_max
        assert "reading-age" not in found_in(PLAIN * 6)

    def test_hard_words_are_for_few(self) -> None:
        hard = "Infrastructural considerations necessitate comprehensive precautionary measures. "
        assert found_in(hard * 5)["reading-age"].level is Level.NOTE
        assert "reading-age" not in found_in(hard * 5, language="de")

    def test_a_link_is_not_read(self) -> None:
        link = "https://town.example/" + "incomprehensibility-" * 40
        assert reading_age(f"{'word ' * (WORDS_MIN - 1)}{link}") is None

    def test_hashtags_are_counted(self) -> None:
        assert "hashtags" not in found_in("#Flood " * HASHTAGS_MAX)
        assert found_in("#Flood " * (HASHTAGS_MAX + 1))["hashtags"].says == "3 hashtags."

    def test_the_end_of_an_address_is_no_hashtag(self) -> None:
        found = found_in("#Flood #Wick https://town.example/#floodsintheborough")
        assert not {"hashtags", "camel-case"} & set(found)

    def test_a_long_hashtag_has_capitals(self) -> None:
        assert found_in("#milllanefloods")["camel-case"].quote == "#milllanefloods"
        assert "camel-case" not in found_in("#MillLaneFloods #flood")

    def test_emoji_are_counted(self) -> None:
        assert "emoji" not in found_in("🌊" * EMOJI_MAX)
        assert "emoji" in found_in("🌊" * (EMOJI_MAX + 1))

    def test_an_emoji_is_no_word(self) -> None:
        assert found_in("No 🚫 swimming here.")["emoji-for-a-word"].quote == "🚫"
        assert "emoji-for-a-word" not in found_in("No swimming here. 🚫")

    def test_one_link_is_enough(self) -> None:
        assert "links" not in found_in("See https://a.example")
        assert "links" in found_in("See https://a.example and https://b.example")

    def test_words_in_capitals_are_quoted(self) -> None:
        found = found_in("Please STAY AWAY FROM THE RIVER today.")
        assert found["capitals"].quote == "STAY AWAY FROM THE RIVER"
        assert "capitals" not in found_in("The BBC and the NHS know.")

    def test_our_own_marks_are_not_capitals(self) -> None:
        assert "capitals" not in found_in(f"EXERCISE. CORRECTION. {PLAIN}", exercise=True)


class TestRoom:
    def test_what_is_too_long_cannot_be_let_pass(self) -> None:
        fits, long = a_piece("x" * 300, limit=300), a_piece("x" * 301, limit=300)
        assert check(checked(fits)) == ()
        (found,) = check(checked(long))
        assert (found.code, found.level, found.final) == ("too-long-1", Level.STOP, True)
        assert found.says == "It is 1 too long."

    def test_nothing_cannot_be_said(self) -> None:
        (found,) = check(checked(a_piece("")))
        assert (found.code, found.final) == ("empty", True)

    def test_our_own_page_has_a_headline(self) -> None:
        (found,) = check(checked(a_piece(PLAIN, house=True)))
        assert (found.code, found.level, found.final) == ("no-headline", Level.STOP, True)
        assert check(checked(a_piece(PLAIN, subject="Mill Lane", house=True))) == ()

    def test_a_link_leads_to_something(self) -> None:
        short, own = a_piece(PLAIN, short=True), a_piece(PLAIN, subject="Mill Lane", house=True)
        (found,) = check(checked(short))
        assert (found.code, found.level, found.final) == ("link-to-nothing", Level.STOP, True)
        assert check(checked(own, short)) == ()

    def test_it_is_said_somewhere(self) -> None:
        (found,) = check(checked())
        assert (found.code, found.final) == ("nowhere", True)

    def test_the_same_words_are_not_said_twice_in_a_day(self) -> None:
        here, there = a_piece(PLAIN), a_piece(PLAIN, account_id=2, where="Bluesky, townhall")
        found = check(
            Checked(
                language="en",
                exercise=False,
                pieces=(here, there),
                said_lately=frozenset({(2, PLAIN)}),
            )
        )
        assert [(one.code, one.where) for one in found] == [("said-before-2", (there.where,))]


def test_what_is_found_in_two_places_is_told_once_with_both() -> None:
    words = "The attacker is in custody."
    found = check(checked(a_piece(words), a_piece(words, account_id=2, where="Bluesky, townhall")))
    (guilt,) = [one for one in found if one.code == "guilt"]
    assert guilt.where == ("FakeNet, townhall", "Bluesky, townhall")


def test_the_gravest_stands_first() -> None:
    words = "More shortly. Call Dave on 07700 900123. The attacker is in custody."
    levels = [one.level for one in found_in(words, laws=("uk",)).values()]
    assert levels == [Level.STOP, Level.WARN, Level.NOTE]


@given(
    text=st.text(max_size=400) | st.sampled_from([line for _one, line in HITS]),
    subject=st.text(max_size=60),
    language=st.sampled_from(["en", "cy", "", "zz"]),
    exercise=st.booleans(),
    limit=st.none() | st.integers(0, 500),
)
def test_any_text_can_be_checked(
    text: str, subject: str, language: str, exercise: bool, limit: int | None
) -> None:
    piece = a_piece(text, subject=subject, limit=limit)
    found = check(checked(piece, language=language, exercise=exercise))
    assert len({(one.code, one.quote) for one in found}) == len(found)
    assert all(one.where == (piece.where,) for one in found)


class TestPictures:
    @staticmethod
    def found(*kinds: str, **how: Any) -> dict[str, Found]:
        """What is found where a network wants a picture, and these kinds are there."""
        there = replace(a_piece(PLAIN), pictures=len(kinds), **how)
        names = tuple((f"{n}.pic", "Mill Lane is red.") for n in range(len(kinds)))
        all_of_it = replace(checked(there), pictures=names, kinds=kinds)
        return {one.code: one for one in check(all_of_it)}

    def test_a_network_may_take_nothing_without_one(self) -> None:
        assert self.found(needs_picture=True)["picture-missing-1"].final
        assert "picture-missing-1" not in self.found("image/jpeg", needs_picture=True)
        assert "picture-missing-1" not in self.found()

    def test_a_network_may_take_one_kind_only(self) -> None:
        takes = frozenset({"image/jpeg"})
        found = self.found("image/jpeg", "image/png", takes=takes)["picture-kind-1"]
        assert (found.quote, found.level) == ("1.pic", Level.STOP)
        assert "takes JPEG only" in found.rule
        assert "picture-kind-1" not in self.found("image/jpeg", takes=takes)
        assert "picture-kind-1" not in self.found("image/png")
