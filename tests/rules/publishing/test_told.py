"""Nobody is told to do on one account what others are told not to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, Tongued, check
from clarion.publishing.rules.checksum import instruction
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.instructions import instructions_in, lexicons
from clarion.publishing.rules.streets import streets_in

BOIL = (
    "Boil tap water before you drink it until Monday 30 November, 18:00 in Mill Lane. "
    "Bottled water is at the Corn Hall."
)
BERWCH = "Berwch ddŵr tap yn Mill Lane."
EXAMPLES = [(code, *one) for code, known in lexicons().items() for one in known.examples]


def found_in(
    own: str, main: str = BOIL, *, named: tuple[Fact, ...] = (), language: str = ""
) -> dict[str, Found]:
    piece = Piece(
        account_id=2,
        where="FakeNet",
        subject="",
        text=own,
        count=9,
        limit=None,
        language=language,
    )
    welsh = Piece(
        account_id=0,
        where="Welsh",
        subject="",
        text=BERWCH,
        count=9,
        limit=None,
        key="page_cy",
        language="cy",
    )
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        message=main,
        named=named,
        translations=(Tongued(language="cy", piece=welsh),) if language else (),
    )
    ours = ("opposite-", "lost-instruction-", "another-place-")
    return {one.code: one for one in check(checked) if one.code.startswith(ours)}


@pytest.mark.parametrize(("language", "text", "tells"), EXAMPLES)
def test_reads_what_the_examples_tell(language: str, text: str, tells: tuple[str, ...]) -> None:
    found = [
        sorted([*(["not"] if one.negated else []), one.verb, *one.thing])
        for one in instructions_in(text, language)
    ]
    assert found == [sorted(one.split()) for one in tells]


def test_the_opposite_is_stopped_and_another_street_looked_at_again() -> None:
    found = found_in(
        "Do not boil tap water in Weir Road until Monday 30 November, 18:00. "
        "Bottled water is at the library."
    )
    stop, place = found["opposite-2-boil"], found["another-place-2"]
    assert stop.level is Level.STOP
    assert stop.says == "One says “Boil tap water”, and the other “Do not boil tap water”."
    assert place.level is Level.WARN
    assert place.says == "It says Weir Road, and the statement does not."


@pytest.mark.parametrize(
    ("main", "own"),
    [
        ("Stay indoors.", "There is no need to stay inside."),
        ("Call 999.", "Never call 999."),
        ("Avoid Mill Lane.", "You no longer need to keep away from Mill Lane."),
        ("Do not drink tap water.", "Please drink tap water."),
        ("Evacuate now.", "Don’t leave your home."),
        ("Do not go out or drive.", "Drive in Mill Lane."),
        ("Boil water.", "Boil water. Do not boil water."),
        ("Boil water in Mill Lane. Do not boil it in Weir Road.", "Do not boil it in Mill Lane."),
    ],
)
def test_one_says_to_the_other_not_to(main: str, own: str) -> None:
    assert [one.level for one in found_in(own, main).values()][:1] == [Level.STOP]


@pytest.mark.parametrize(
    ("main", "own"),
    [
        ("Do not drink tap water.", "Do not drink tap water. Drink bottled water."),
        ("Avoid Mill Lane.", "Avoid Mill Lane. You need not avoid Weir Road."),
        ("Boil water in Mill Lane. Do not boil it in Weir Road.", "Boil water in Mill Lane."),
        ("Call 999 if you are in danger.", "Do not call 999 unless you are in danger."),
        ("Boil tap water.", "Boil water. Officers do not boil water."),
        ("Boil tap water.", "Boil water notice in force: boil tap water."),
        ("Call 999 in danger.", "For news do not call 999, call 101. In danger, call 999."),
    ],
)
def test_what_is_no_contradiction_is_not_stopped(main: str, own: str) -> None:
    assert not [one for one in found_in(own, main) if one.startswith("opposite-")]


def test_told_for_some_cases_only_is_looked_at_again() -> None:
    found = found_in("Do not boil water if you live in Mill Lane.")
    assert found["opposite-2-boil"].level is Level.WARN


def test_what_is_left_out_is_noted_unless_it_is_among_the_parts() -> None:
    lost = found_in("No safe water in Mill Lane.")["lost-instruction-2"]
    assert (lost.level, lost.says) == (Level.NOTE, "It does not tell people: Boil tap water.")
    named = (instruction("Boil tap water"),)
    assert "lost-instruction-2" not in found_in("No safe water in Mill Lane.", named=named)


def test_only_words_of_one_language_are_compared() -> None:
    assert found_in("Peidiwch â berwi dŵr tap.", language="cy").keys() == {"opposite-2-boil"}
    assert found_in(BERWCH, language="cy") == {}
    assert found_in("Nie gotuj wody.", language="pl") == {}


@pytest.mark.parametrize(
    "own",
    [
        BOIL,
        "Mill Ln: boil water. Corn Hall has bottles.",
        "BOIL WATER IN MILL LANE.",
        "Boil Water In Mill Lane. The Corn Hall is open.",
    ],
)
def test_a_place_is_the_same_however_it_is_written(own: str) -> None:
    assert found_in(own) == {}


def test_knows_streets_and_buildings() -> None:
    text = "Avoid Weir Rd. Use Upper Mill Lane or St Mary’s Church. Doors Close at 5."
    assert streets_in(text) == ("Weir Road", "Upper Mill Lane", "St Mary’s Church")


@given(text=st.text(max_size=200))
def test_trips_over_nothing(text: str) -> None:
    instructions_in(text, "en")
    streets_in(text)
