"""Whoever is answered says something, once, after a while, on what was said to them."""

from datetime import UTC, datetime, timedelta

from clarion.exercises.rules.ordinary import ordinary
from clarion.exercises.rules.reactions import KEY, Reaction, reactions
from clarion.exercises.rules.script import by_id
from clarion.exercises.rules.wall import Said, Wall

NOON = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
NURSERY = by_id()["sunny-2"]


def said(id_: str, key: str = "", *, handle: str = "dot", parent: str = "", root: str = "") -> Said:
    return Said(
        key=key, id=id_, handle=handle, text="", parent_id=parent, root_id=root or id_, at=NOON
    )


def asked(key: str) -> Said:
    return said("1", key)


def answer(id_: str, parent: str) -> Said:
    return said(id_, "made by the desk", handle="town", parent=parent, root="1")


def hears(*things: Said, now: datetime = LATER) -> list[Reaction]:
    return reactions(Wall(things, town="town"), entered_at=NOON, now=now)


def test_says_what_was_written_for_this_line() -> None:
    (reaction,) = hears(asked("sunny-2"), answer("2", "1"))
    assert reaction == Reaction(key=f"{KEY}2", handle="dot", to="2", text=NURSERY.hears[0])


def test_goes_on_when_answered_again() -> None:
    first = said("3", f"{KEY}2", parent="2", root="1")
    (reaction,) = hears(asked("sunny-2"), answer("2", "1"), first, answer("4", "3"))
    assert reaction.text == NURSERY.hears[1]
    assert reaction.to == "4"


def test_remembers_how_somebody_began() -> None:
    (reaction,) = hears(asked("wake-2"), answer("2", "1"))
    assert reaction.text == by_id()["wake-up"].hears[0]


def test_takes_time_to_think() -> None:
    assert hears(asked("sunny-2"), answer("2", "1"), now=NOON + timedelta(seconds=5)) == []


def test_says_it_once() -> None:
    first = said("3", f"{KEY}2", parent="2", root="1")
    assert hears(asked("sunny-2"), answer("2", "1"), first) == []


def test_ends_the_conversation_after_a_while() -> None:
    talk = [asked("sunny-2"), answer("2", "1"), said("3", f"{KEY}2", parent="2", root="1")]
    talk += [answer("4", "3"), said("5", f"{KEY}4", parent="4", root="1"), answer("6", "5")]
    assert hears(*talk) == []


def test_ignores_what_was_answered_before_the_visitor_came() -> None:
    wall = Wall([asked("sunny-2"), answer("2", "1")], town="town")
    assert reactions(wall, entered_at=NOON + timedelta(seconds=1), now=LATER) == []


def test_answers_in_their_own_language() -> None:
    spanish = next(n for n in range(60) if ordinary(n).lang == "es")
    heard = [
        one.text
        for number in range(2, 12)
        for one in hears(said("1", f"ordinary-{spanish}"), answer(str(number), "1"))
    ]
    assert heard
    assert all("racias" in text for text in heard)


def test_not_everybody_says_something() -> None:
    spoken = [bool(hears(asked("library"), answer(str(number), "1"))) for number in range(2, 60)]
    assert any(spoken)
    assert not all(spoken)


def test_is_silent_to_strangers() -> None:
    assert hears(said("1", "not a line of ours"), answer("2", "1")) == []
