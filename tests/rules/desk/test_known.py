"""What is offered of what we know, and that it tells nobody about somebody else."""

from datetime import UTC, datetime, timedelta

from clarion.desk.rules.known import Known, Stance, Way, claims_of, offers, without_person
from clarion.reading.known import Known as Book

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def a_known(
    name: str, text: str, *, way: Way = Way.ANSWERED, asked: str = "", ago: int = 0
) -> Known:
    return Known(
        name=name, way=way, about=f"case:{name}", title=name, text=text, asked=asked,
        at=NOW - timedelta(hours=ago),
    )  # fmt: skip


def offered(text: str, *known: Known, theirs: str = "") -> list[tuple[str, Stance | None]]:
    book = Book.compile([claim for one in known for claim in claims_of(one)])
    found = offers(
        book.match_many([text], limit=20),
        {one.name: one for one in known},
        is_theirs=lambda one: one.about == theirs,
    )
    return [(one.known.name, one.stance) for one in found]


BRIDGE = "Mill Bridge is closed to all traffic until Friday."


def test_what_everybody_is_told_comes_before_what_one_was_told() -> None:
    said = a_known("s", BRIDGE, way=Way.SAID, ago=9)
    answered = a_known("a", "Mill Bridge is closed to traffic until Friday, sorry.")
    names = [
        name for name, _ in offered("Mill Bridge closed to traffic until Friday", answered, said)
    ]
    assert names == ["s", "a"]


def test_of_the_same_words_the_newest_is_offered_and_of_one_way_few() -> None:
    many = [a_known(str(ago), BRIDGE, ago=ago) for ago in range(5)]
    assert offered("Mill Bridge closed to all traffic until Friday", *many) == [("0", Stance.SAME)]
    others = [a_known(str(ago), f"{BRIDGE} {'!' * (ago + 1)}", ago=ago) for ago in range(5)]
    assert len(offered("Mill Bridge closed to all traffic until Friday", *others)) == 2


def test_says_whether_they_agree_or_ask_or_say_the_opposite() -> None:
    known = a_known("s", BRIDGE, way=Way.SAID)
    assert offered("Mill Bridge is open to all traffic until Friday", known) == [
        ("s", Stance.CONTRADICTS)
    ]
    assert offered("Is Mill Bridge closed to all traffic until Friday?", known)[0][1] is Stance.ASKS


def test_an_answer_is_found_by_the_question_that_it_answered() -> None:
    known = a_known(
        "a", "Yes, at ten.", asked="Does the library in Kirkgate open on bank holidays?"
    )
    assert offered("does the library in Kirkgate open on bank holidays?", known) == [("a", None)]


def test_nothing_known_and_nothing_of_their_own() -> None:
    known = a_known("a", BRIDGE)
    assert offered("When are the bins collected?", known) == []
    assert offered("Mill Bridge closed to all traffic until Friday", known, theirs="case:a") == []


def test_nobody_is_named() -> None:
    said = "Dear Ana, Mrs Moreno, we rang 07700 900123, ana@post.example and @ana_m: it is open."
    words = without_person(said, ("Ana Moreno", "ana_m"))
    assert not any(one in words for one in ("Ana", "Moreno", "07700", "ana@", "ana_m"))
    assert "it is open." in words
    assert without_person("The banana is open.", ("Ana Li",)) == "The banana is open."
