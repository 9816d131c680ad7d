"""What is written about the town can be played, is addressed, and names nobody real."""

import re

from clarion.channels.contract import Counting, length
from clarion.exercises.rules import ordinary as days
from clarion.exercises.rules import reactions
from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.script import (
    DESK_DEEDS,
    PUBLIC_DEEDS,
    Line,
    before,
    by_id,
    morning,
    names,
)

LIMIT = 300
LANGUAGES = {"en", "es", "pl", "cy", "uk", "ar"}
# Two full turns of the patterns: every street, day and thing comes up.
ORDINARY = [days.ordinary(number) for number in range(90)]
EVERYTHING = [*before(), *morning(), *ORDINARY]


def texts() -> list[str]:
    sayings = reactions._written().values()
    reactions_said = [text for mood in sayings for turn in mood.values() for text in turn]
    ready = [snippet.text for snippet in town_office().snippets]
    return [*(line.words for line in EVERYTHING), *_heard(), *reactions_said, *ready]


def _heard() -> list[str]:
    return [text for line in EVERYTHING for text in line.hears]


def test_is_a_whole_morning() -> None:
    public = [line for line in (*before(), *morning()) if not line.by]
    assert len(public) >= 120
    assert {line.lang for line in public} == LANGUAGES
    assert {line.do for line in public} == PUBLIC_DEEDS


def test_gives_every_line_an_id_of_its_own() -> None:
    assert len(by_id()) == len(before()) + len(morning())


def test_refers_only_to_what_was_said_earlier_and_to_people_who_exist() -> None:
    colleagues = {one.id for one in town_office().colleagues} | {"town"}
    said: set[str] = set()
    for line in (*before(), *morning()):
        assert not line.to or line.to in said, line.id
        assert not line.unless or line.unless in said, line.id
        assert line.by in colleagues if line.by else line.who in names(), line.id
        assert line.do in (DESK_DEEDS if line.by else PUBLIC_DEEDS), line.id
        assert line.mood in reactions._written(), line.id
        said.add(line.id)


def test_needs_a_target_where_a_deed_has_one() -> None:
    aimless = [
        line.id
        for line in (*before(), *morning())
        if not line.to and line.do not in {"post", "message", "say", "letter", "call"}
    ]
    assert aimless == []


def test_fits_into_a_post() -> None:
    long = [text for text in texts() if length(text, Counting.GRAPHEMES) > LIMIT]
    assert long == []


def test_reaches_the_council() -> None:
    """The network tells the council of what names it, answers it, or is sent to it."""
    unheard = [
        line.id
        for line in EVERYTHING
        if line.do in {"post", "quote"} and "@merrowby" not in line.words
    ]
    assert unheard == []


def test_lets_the_council_hear_every_reply() -> None:
    """In public the network tells us of a reply that names us, or that stands below our words."""
    ours = {line.id for line in before() if line.do == "say"}
    answered = {line.to for line in before() if line.do == "answer"}
    for line in (*before(), *morning()):
        target = by_id().get(line.to)
        if line.do != "reply" or target is None or _is_private(target) or "@town" in line.text:
            continue
        continues = target.who == line.who and (target.id in answered or target.to in ours)
        assert target.id in ours or continues, line.id


def _is_private(line: Line) -> bool:
    return line.do == "message" or (line.do == "reply" and _is_private(by_id()[line.to]))


def test_says_everywhere_that_it_is_an_exercise() -> None:
    assert "exercise" in town_office().name
    assert "EXERCISE" in town_office().account
    assert town_office().handle.endswith(".exercise")
    assert all(line.handle.endswith(".exercise") for line in EVERYTHING if line.who)
    assert all("EXERCISE" in line.text for line in before() if line.do == "say")


def test_holds_no_number_or_address_that_could_be_somebodys() -> None:
    for text in texts():
        assert not re.search(r"\d[\d\s-]{6,}\d", text), text
        assert not re.search(r"\w@\w+\.\w", text.replace("@merrowby.exercise", "")), text
        assert "http" not in text, text


def test_gives_nobody_a_house_number() -> None:
    street = "|".join(days._written()["street"])
    for text in texts():
        assert not re.search(rf"\d+\w?,? (the )?({street}|Mill Lane|Sandpiper Court)", text), text


def test_calls_people_by_a_first_name_or_a_nickname() -> None:
    surname = re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]+$")
    like_a_real_name = {name for name in names().values() if surname.match(name)}
    nicknames = {
        "Big Kev",
        "Nan Shirley",
        "Miss Thrupp",
        "Had Enough",
        "Allotment Al",
        "Tea Cosy",
        "Paws Vets",
    }
    assert like_a_real_name <= nicknames
