"""What is taken for a rumour without anybody looking, and what had better not be."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.desk.rules.known import Known, Way, claims_of, offers
from clarion.desk.rules.recognized import COUNTED_FROM, KEPT_MAX, SAID_CHARS_MAX, recognized
from clarion.reading.known import Known as Book
from clarion.reading.known import Recognized, Side

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
RUMOUR = "The tap water in Millbrook is poisoned."
ANSWER = "All samples of this morning are clean. Nobody has to boil anything."


def a_known(
    name: str = "w", text: str = ANSWER, *, way: Way = Way.AGREED, asked: str = "",
    rumours: tuple[str, ...] = (RUMOUR,),
) -> Known:  # fmt: skip
    return Known(
        name=name, way=way, about=f"snippet:{name}", title="Water", text=text, asked=asked,
        rumours=rumours, at=NOW,
    )  # fmt: skip


def found(text: str, *known: Known) -> tuple[Recognized, ...]:
    book = Book.compile([claim for one in known for claim in claims_of(one)])
    return recognized(book.match_many([text], limit=20), {one.name: one for one in known})


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("the tap water in Millbrook is poisoned", Side.SAYS),
        ("is the tap water in Millbrook poisoned?", Side.ASKS),
        ("the tap water in Millbrook is not poisoned", Side.DENIES),
    ],
)
def test_says_asks_and_denies_are_told_apart(text: str, side: Side) -> None:
    (one,) = found(text, a_known())
    assert (one.about, one.way, one.said, one.side) == ("snippet:w", "agreed", RUMOUR, side)
    assert one.percent >= 100 * COUNTED_FROM
    assert {"water", "poisoned"} <= set(one.words)


@pytest.mark.parametrize(
    "text", ["", "when are the bins collected?", "the tap in my kitchen drips", "water is lovely"]
)
def test_nothing_known_is_the_answer_to_everything_else(text: str) -> None:
    assert found(text, a_known()) == ()


def test_what_is_not_sure_enough_is_offered_and_not_counted() -> None:
    known = a_known(rumours=("The tap water in Millbrook is poisoned, boil it for ten minutes.",))
    book = Book.compile(claims_of(known))
    perhaps = book.match_many(["tap water Millbrook poisoned minutes"], limit=20)
    assert 0.5 <= perhaps[0].matches[0].score < COUNTED_FROM
    assert offers(perhaps, {"w": known}, is_theirs=lambda _one: False)
    assert recognized(perhaps, {"w": known}) == ()


def test_whoever_says_the_rumour_is_not_taken_to_name_the_title() -> None:
    known = a_known(asked="the tap water in Millbrook")
    (one,) = found("the tap water in Millbrook is poisoned!", known)
    assert (one.said, one.side) == (RUMOUR, Side.SAYS)


def test_of_what_we_say_publicly_only_the_opposite_is_a_rumour() -> None:
    said = a_known(text="Mill Bridge is open to all traffic.", way=Way.SAID, rumours=())
    (against,) = found("Mill Bridge is closed to all traffic", said)
    assert (against.side, against.said) == (Side.AGAINST, "Mill Bridge is open to all traffic.")
    assert set(against.differs) == {"closed", "open"}
    (same,) = found("Mill Bridge is open to all traffic", said)
    assert same.side is None


def test_whoever_spoke_before_we_did_has_not_contradicted_us() -> None:
    said = a_known(text="Mill Bridge is open to all traffic.", way=Way.SAID)
    book = Book.compile(claims_of(said))
    text = "Mill Bridge is closed to all traffic"
    for ago, many in ((1, 0), (-1, 1)):
        found = book.match_many([text], at=[NOW - timedelta(minutes=ago)])
        assert len(recognized(found, {"w": said})) == many
    # A rumour is one whenever it was said.
    earlier = book.match_many([RUMOUR], at=[NOW - timedelta(days=1)])
    assert recognized(earlier, {"w": said})


def test_what_was_written_to_one_person_is_shown_to_nobody() -> None:
    answered = a_known(
        text="Yes, from ten.", way=Way.ANSWERED, asked="Is Kirkgate library open?", rumours=()
    )
    (one,) = found("is Kirkgate library open?", answered)
    assert (one.said, one.stance, one.side, one.differs) == ("Water", None, None, ())


def test_a_rumour_whose_words_ran_out_is_followed_and_its_words_are_offered_to_nobody() -> None:
    over = a_known(way=Way.OVER, asked="Water")
    (one,) = found("the tap water in Millbrook is poisoned", over)
    assert (one.way, one.side) == ("over", Side.SAYS)
    assert found(ANSWER, over) == ()
    book = Book.compile(claims_of(over))
    matches = book.match_many(["the tap water in Millbrook is poisoned"], limit=20)
    assert offers(matches, {"w": over}, is_theirs=lambda _one: False) == []


def test_few_are_kept_and_what_is_known_no_more_is_not_meant() -> None:
    many = [a_known(str(number)) for number in range(KEPT_MAX + 2)]
    assert len(found(RUMOUR, *many)) == KEPT_MAX
    book = Book.compile(claims_of(a_known()))
    assert recognized(book.match_many([RUMOUR], limit=20), {}) == ()
    long = a_known(text="Mill Bridge is open. " * 30, way=Way.SAID, rumours=())
    assert all(len(one.said) <= SAID_CHARS_MAX for one in found("Mill Bridge is open.", long))
