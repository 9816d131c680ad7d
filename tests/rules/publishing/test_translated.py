"""A translation is whole, says what the original says, and never what is being put right."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, Tongued, check
from clarion.publishing.rules.checksum import Column, State, place, weigh
from clarion.publishing.rules.facts import Kind, facts_in
from clarion.publishing.rules.saying.translated import Page, Translated, direction, page_of

MESSAGE = "Mill Lane is closed\n\nMill Lane is closed until 18:00. Ring 020 7946 0958."
WELSH = "Mae Mill Lane ar gau tan 18:00. Ffoniwch 020 7946 0958."
ARABIC = "الطريق مغلق حتى الساعة ١٨:٠٠. اتصل على ٠٢٠ ٧٩٤٦ ٠٩٥٨."
HOUSE = Piece(
    account_id=1,
    where="Own page",
    subject="Mill Lane is closed",
    text="Mill Lane is closed until 18:00. Ring 020 7946 0958.",
    count=50,
    limit=None,
    house=True,
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def tongued(
    text: str = WELSH, language: str = "cy", subject: str = "Mae Mill Lane ar gau", **more: Any
) -> Tongued:
    return Tongued(
        language=language,
        piece=Piece(
            account_id=0,
            where="Own page, Cymraeg",
            subject=subject,
            text=text,
            count=len(text),
            limit=None,
            key=f"page_{language}",
            language=language,
        ),
        **more,
    )


def found_in(*translations: Tongued, corrects: bool = False) -> dict[str, Found]:
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(HOUSE,),
        message=MESSAGE,
        corrects=corrects,
        mistake="We said 16:00." if corrects else "",
        translations=translations,
    )
    unread = "not-read-for-"  # of every other language, whatever else it says
    return {one.code: one for one in check(checked) if not one.code.startswith(unread)}


class TestWhole:
    def test_a_good_translation_is_let_pass(self) -> None:
        assert found_in(tongued()) == {}

    def test_in_figures_of_another_script_it_says_the_same(self) -> None:
        assert found_in(tongued(ARABIC, "ar")) == {}

    def test_a_wrong_time_is_found(self) -> None:
        found = found_in(tongued(WELSH.replace("18", "16")))["another-fact-page_cy"]
        assert found.level is Level.WARN
        assert "It says 16:00, and the statement says 18:00." in found.says
        assert found.where == ("Own page, Cymraeg",)

    def test_a_wrong_time_in_a_correction_stops(self) -> None:
        one = tongued(WELSH.replace("18", "16"), said_before=True, mistake="Dywedon ni 16:00.")
        assert found_in(one, corrects=True)["another-fact-page_cy"].level is Level.STOP

    def test_a_lost_number_is_found(self) -> None:
        found = found_in(tongued(WELSH.partition(" Ffoniwch")[0]))
        assert "020 7946 0958" in found["lost-fact-page_cy"].says

    @pytest.mark.parametrize(("subject", "text"), [("", WELSH), ("Mae Mill Lane ar gau", "")])
    def test_half_of_it_stops(self, subject: str, text: str) -> None:
        one = found_in(tongued(text, subject=subject))["half-translated-cy"]
        assert (one.level, one.final) == (Level.STOP, True)

    def test_a_blank_stops(self) -> None:
        found = found_in(tongued(f"{WELSH} [Boil your water.]"))["blank-cy"]
        assert (found.level, found.final) == (Level.STOP, True)
        assert found.quote == "[Boil your water.]"

    def test_a_copy_of_the_original_is_no_translation(self) -> None:
        assert found_in(tongued(same_as_original=True))["not-translated-cy"].level is Level.WARN

    def test_what_nobody_will_read_is_said(self) -> None:
        assert "unread-cy" in found_in(tongued(readers=False))

    def test_rules_of_another_language_do_not_apply(self) -> None:
        one = tongued(f"{WELSH} The fire was caused by a cigarette.")
        assert "blames" not in found_in(one)

    def test_its_links_are_looked_at(self) -> None:
        one = tongued(f"{WELSH} https://town.example/?fbclid=1")
        assert found_in(one)["followed-link"].where == ("Own page, Cymraeg",)


class TestPutRight:
    def test_a_correction_says_what_was_wrong_in_each_language(self) -> None:
        one = found_in(tongued(said_before=True), corrects=True)["no-mistake-cy"]
        assert (one.level, one.final) == (Level.STOP, True)
        with_it = tongued(
            f"Dywedon ni 16:00.\n\n{WELSH}", said_before=True, mistake="Dywedon ni 16:00."
        )
        assert found_in(with_it, corrects=True) == {}

    def test_a_language_that_is_new_need_not_say_it(self) -> None:
        assert found_in(tongued(), corrects=True) == {}

    def test_an_account_that_speaks_it_must(self) -> None:
        assert "no-mistake-cy" in found_in(tongued(wanted=True), corrects=True)

    def test_old_words_stop_until_somebody_gives_a_reason(self) -> None:
        one = tongued(said_before=True, unchanged=True, mistake="Dywedon ni 16:00.")
        found = found_in(one, corrects=True)["still-wrong-cy"]
        assert (found.level, found.final) == (Level.STOP, False)

    def test_another_wrong_number_is_another_finding(self) -> None:
        first, again, other = (
            found_in(tongued(WELSH.replace("18", hour)), corrects=True)["another-fact-page_cy"]
            for hour in ("16", "16", "17")
        )
        assert first.name == again.name
        assert first.name[:2] == other.name[:2]
        assert first.name != other.name

    def test_a_language_that_is_left_out_is_a_warning(self) -> None:
        found = found_in(tongued("", subject="", said_before=True), corrects=True)
        assert found["correction-missing-cy"].level is Level.WARN
        assert set(found) == {"correction-missing-cy"}

    def test_an_account_without_words_in_its_language_stops(self) -> None:
        found = found_in(tongued("", subject="", wanted=True))["no-words-cy"]
        assert (found.level, found.final) == (Level.STOP, True)


class TestPage:
    @given(WORDS, WORDS, WORDS)
    def test_no_word_is_lost_and_none_is_added(self, headline: str, text: str, wrong: str) -> None:
        said = Translated(headline=headline, text=text, mistake=wrong)
        page = page_of(said, about="statement:1", language="cy", marks=(), read_before=True)
        assert page.headline == headline
        assert page.text in {text, wrong, f"{wrong}\n\n{text}"}
        assert wrong in page.text
        assert text in page.text

    @given(WORDS.filter(str.strip))
    def test_an_exercise_says_so_in_front(self, headline: str) -> None:
        said = Translated(headline=headline, text=WELSH)
        page = page_of(
            said, about="statement:1", language="cy", marks=("EXERCISE",), read_before=False
        )
        assert "EXERCISE" in page.headline

    def test_nobody_is_told_of_a_mistake_that_they_never_read(self) -> None:
        said = Translated(headline="H", text=WELSH, mistake="Dywedon ni 16:00.")
        page = page_of(said, about="statement:1", language="cy", marks=(), read_before=False)
        assert page.text == WELSH

    @given(st.tuples(WORDS, WORDS, WORDS, WORDS), st.tuples(WORDS, WORDS, WORDS, WORDS))
    def test_other_words_have_another_digest(
        self, one: tuple[str, str, str, str], other: tuple[str, str, str, str]
    ) -> None:
        names = ("about", "language", "headline", "text")
        first, second = (Page(**dict(zip(names, said, strict=True))) for said in (one, other))
        assert (first.digest() == second.digest()) == (one == other)
        assert replace(first).digest() == first.digest()


@pytest.mark.parametrize(
    ("language", "runs"),
    [("ar", "rtl"), ("ur", "rtl"), ("fa-AF", "rtl"), ("cy", "ltr"), ("pa", "ltr")],
)
def test_knows_how_a_language_runs(language: str, runs: str) -> None:
    assert direction(language) == runs


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_in_any_figures(hour: int, minute: int) -> None:
    ours = f"{hour:02}:{minute:02}"
    for zero in ("٠", "۰", "०"):
        theirs = ours.translate({ord("0") + place: ord(zero) + place for place in range(10)})
        assert facts_in(f"حتى {theirs}", "ar").times == {ours}


def test_places_nobody_has_named_in_a_language_are_not_compared() -> None:
    facts = (place("Mill Lane"),)
    (cell,) = weigh(facts, Column(where="", text="مغلق", language="ar"), language="en").cells
    assert facts[0].kind is Kind.PLACE
    assert cell.state is State.OPEN
