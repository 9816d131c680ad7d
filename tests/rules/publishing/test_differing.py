"""What is said now gives the same facts, in any language that we know, as what still stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, Standing, check
from clarion.publishing.rules.described import described
from clarion.publishing.rules.standards.sources import Ours
from clarion.publishing.rules.times.bounds import bounds
from clarion.publishing.rules.times.spoken import ROLES, Example, languages

THURSDAY = datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/London"))
LINK = "https://town.example/news/8K3D/"
EXAMPLES = [(code, one) for code, known in languages().items() for one in known.examples]
STATES = {1: "open", -1: "shut", 0: ""}


def beside(
    message: str, other: str, *, language: str = "en", theirs: str = "", ours: str = ""
) -> list[Found]:
    before = Standing(
        code="8K3DP6FS",
        headline="Fire",
        text=other,
        said_at=THURSDAY,
        language=theirs,
        link=LINK,
    )
    piece = Piece(account_id=1, where="X", subject="", text=message, count=9, limit=None)
    found = check(
        Checked(
            language=language,
            exercise=False,
            pieces=(piece,),
            message=message,
            standing=(before,),
            ours=Ours(hosts=frozenset(), handles=frozenset(), names=frozenset({ours} - {""})),
            leaves_at=THURSDAY,
            asked_at=THURSDAY,
        )
    )
    return [one for one in found if one.code.startswith("contradicts")]


def codes(found: list[Found]) -> set[str]:
    return {one.code.removeprefix("contradicts-8K3DP6FS-") for one in found}


@pytest.mark.parametrize(
    ("message", "other", "kind"),
    [
        (
            "Fire in Mill Lane. 5 people were hurt.",
            "Fire in Mill Lane. 3 people were hurt.",
            "number",
        ),
        (
            "Fire in Mill Lane. Now 5 people are hurt.",
            "Fire in Mill Lane. Three people are hurt.",
            "number",
        ),
        ("500 homes in Mill Lane have no water.", "Mill Lane: 400 homes without water.", "number"),
        ("Mill Lane: the fine is £80.", "Mill Lane: the fine is £60.", "number"),
        ("Boil tap water for 3 minutes.", "Boil tap water for 1 minute.", "number"),
        ("The limit in Mill Lane is 20 mph.", "The limit in Mill Lane is 30 mph.", "number"),
        (
            "Flood in Mill Lane. The helpline is 01632 960001.",
            "Flood in Mill Lane. Ring our helpline on 01632 960002.",
            "telephone",
        ),
        (
            "Our flood helpline is 01632 960001.",
            "The flood helpline is 01632 960002.",
            "telephone",
        ),
        (
            "Flood in Mill Lane. The rest centre is at 12 Weir Road.",
            "Flood in Mill Lane. The rest centre is at 30 Corn Street.",
            "address",
        ),
        (
            "Flood in Mill Lane. The rest centre is the school, ZZ1 2AB.",
            "Flood in Mill Lane. The rest centre is the school, ZZ1 3CD.",
            "address",
        ),
        (
            "Mill Lane flood: claim for sandbags at https://town.example/bags.",
            "Mill Lane flood: claim for sandbags at https://town.example/sand.",
            "link",
        ),
        (
            "In der Mühlstraße wurden 5 Personen verletzt.",
            "In der Mühlstraße wurden drei Personen verletzt.",
            "number",
        ),
    ],
)
def test_another_fact_about_one_thing_is_a_contradiction(
    message: str, other: str, kind: str
) -> None:
    language = "de" if "Mühl" in message else "en"
    for now, before in ((message, other), (other, message)):
        found = beside(now, before, language=language)
        assert codes(found) == {f"other-{kind}"}
        assert all(one.level is not Level.STOP for one in found)


def test_it_says_what_stands_there_and_asks_to_correct_it() -> None:
    (found,) = beside("Mill Lane: now 5 people are hurt.", "Mill Lane: 3 people are hurt.")
    assert found.says == "“Fire” says 3 people."
    assert (found.quote, found.level, found.link) == ("5 people", Level.WARN, LINK)
    assert found.do == "Correct that one, if this is what is true now."


def test_a_link_is_a_note_only() -> None:
    (found,) = beside(
        "Mill Lane flood: claim for sandbags at https://town.example/bags.",
        "Mill Lane flood: claim for sandbags at https://town.example/sand.",
    )
    assert found.level is Level.NOTE


@pytest.mark.parametrize(
    ("message", "other"),
    [
        # the same, however it is written
        ("Mill Lane: 3 people are hurt.", "Mill Lane: three people are hurt."),
        ("Mill Lane: helpline 01632 960001.", "Mill Lane: helpline +44 1632 960 001."),
        # both numbers stand there
        ("Mill Lane: 5 people are hurt, not 3 people.", "Mill Lane: 3 people are hurt."),
        # another place, another thing, another day
        ("Fire in Mill Lane. 5 people are hurt.", "Fire in Weir Road. 3 people are hurt."),
        ("Mill Lane: 20 people came to the meeting.", "Mill Lane: 3 people are hurt."),
        ("Mill Lane: 5 people are hurt.", "Mill Lane: 3 fire engines are there, nobody is hurt."),
        ("Mill Lane: 30 homes lost water on Monday.", "Mill Lane: 20 homes lost water on Sunday."),
        # no whole of its own
        ("Mill Lane: 5 people are hurt.", "Mill Lane: at least 3 people are hurt."),
        ("Mill Lane: another 2 people are hurt.", "Mill Lane: 3 people are hurt."),
        # numbers that nobody compares
        ("Mill Lane: call 101 about the theft.", "Mill Lane: call 999 if you see the thief."),
        ("Mill Lane: call 01632 960001 about bins.", "Mill Lane: call 01632 960002 about water."),
        ("Mill Lane: more at https://town.example/a.", "Mill Lane: more at https://town.example/b"),
        (
            "Mill Lane: apply for a permit: https://t.example/a",
            "Mill Lane flood: https://t.example/b",
        ),
        ("Offices are at 12 Weir Road.", "The library is at 30 Corn Street."),
    ],
)
def test_what_differs_for_a_reason_is_left_alone(message: str, other: str) -> None:
    assert beside(message, other) == []
    assert beside(other, message) == []


def test_our_own_name_is_no_place() -> None:
    message, other = (f"Merrowby Council planted {count} trees." for count in (30, 40))
    assert codes(beside(message, other)) == {"other-number"}
    assert beside(message, other, ours="Merrowby Council") == []


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_a_language_says_what_its_examples_say(language: str, example: Example) -> None:
    known = languages()[language]
    text = known.timed(known.dated(example.text))
    found = [f"{one} {each.shown}" for one in ROLES for each in bounds(text, one, THURSDAY.date())]
    assert tuple(found) == example.bounds
    assert STATES[known.state(example.text, "")] == example.state


@pytest.mark.parametrize(
    ("language", "message", "other"),
    [
        (
            "de",
            "Die Mühlstraße ist bis Samstag, 28. November, 18 Uhr gesperrt.",
            "Die Mühlstraße bleibt gesperrt bis Freitag, 27. November, 18 Uhr.",
        ),
        (
            "fr",
            "La rue du Moulin est fermée jusqu'à 18h.",
            "La rue du Moulin est fermée jusqu'à 20h.",
        ),
        (
            "es",
            "La calle Mayor está cerrada hasta las 18:00.",
            "La calle Mayor está cerrada hasta las 20:00.",
        ),
        ("it", "Via Roma è chiusa fino alle 18:00.", "Via Roma è chiusa fino alle 20:00."),
        (
            "pl",
            "Ulica Młyńska jest zamknięta do godz. 18:00.",
            "Ulica Młyńska jest zamknięta do 20:00.",
        ),
        (
            "pt",
            "A Rua do Moinho está fechada até às 18:00.",
            "A Rua do Moinho está fechada até às 20:00.",
        ),
        ("cy", "Mae Stryd Fawr ar gau tan 18:00.", "Mae Stryd Fawr ar gau tan 20:00."),
    ],
)
def test_another_end_is_found_in_every_language(language: str, message: str, other: str) -> None:
    assert codes(beside(message, other, language=language)) == {"until"}
    assert beside(message, message, language=language) == []


def test_the_end_of_one_language_is_compared_with_that_of_another() -> None:
    message, other = "Mill Lane is closed until 18:00.", "Mae Mill Lane ar gau tan 20:00."
    assert codes(beside(message, other, theirs="cy")) == {"until"}
    assert beside(message, other.replace("20", "18"), theirs="cy") == []


@pytest.mark.parametrize(
    ("language", "message", "other"),
    [
        ("de", "Die Mühlstraße ist wieder frei.", "Die Mühlstraße ist gesperrt."),
        ("fr", "La rue du Moulin est ouverte.", "La rue du Moulin est fermée."),
        ("en", "Mill Lane is not open.", "Mill Lane is open."),
    ],
)
def test_open_and_shut_are_opposites_in_every_language(
    language: str, message: str, other: str
) -> None:
    assert codes(beside(message, other, language=language)) == {"state"}


def test_a_span_is_no_end_of_its_own() -> None:
    message = "La rue du Moulin : accueil de 9h à 18h."
    other = "La rue du Moulin : accueil de 9h à 17h."
    assert "at" not in codes(beside(message, other, language="fr"))


def test_every_language_has_every_list() -> None:
    for code, known in languages().items():
        assert known.examples, code
        assert len(known.days) in {3, 10}, code
        assert len(known.months) in {0, 12}, code
        assert {one.state for one in known.examples} >= {"open", "shut", ""}, code


def test_the_page_of_checks_names_the_languages() -> None:
    for name in ("English", "Welsh", "German", "French", "Spanish", "Italian", "Polish"):
        assert name in described()


@given(text=st.text(max_size=200), language=st.sampled_from(sorted(languages())))
def test_trips_over_no_text(text: str, language: str) -> None:
    beside(f"Mill Lane {text}", f"Mill Lane {text} 3", language=language)
