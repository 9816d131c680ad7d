"""What the lookout reads, keeps in mind, and says: each once, and at its own time."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.insight.rules.bookmark import OVERLAP_SECONDS, TAKEN_MAX, Bookmark
from clarion.insight.rules.counting import Came, divide, of_mention, of_message, until_both_are_read
from clarion.insight.rules.limits import MUTE_DAYS_MAX, MUTES_MAX
from clarion.insight.rules.looking import HEAVY_BYTES, STOPPED_SECONDS, is_due, see
from clarion.insight.rules.muting import MutedEnough, MutedTooLong, NoReason, check_mute
from clarion.insight.rules.packing import pack, unpack
from clarion.insight.rules.telling import is_worth_a_letter
from clarion.reading.bursts import BurstFinder, BurstNotice, NoticeKind, pass_over

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
T = NOW.timestamp()


def a_post(number: int, *, at: float, text: str = "brown water", author: str = "") -> Came:
    post = of_mention(
        mention_id=number,
        voice=author or f"V{number}",
        text=text,
        themes=(),
        place="",
        sent=datetime.fromtimestamp(at, UTC),
    )
    return Came(post=post, at=at, number=number)


def hours_of_talk(hours: float, *, until: float = T, every: float = 180) -> list[Came]:
    said = ("the fair opens", "bins were late", "lovely concert", "parking costs too much")
    many = int(hours * 3600 / every)
    begin = until - hours * 3600
    return [
        a_post(place, at=begin + place * every, text=said[place % len(said)])
        for place in range(many)
    ]


def notices(
    finder: BurstFinder, came: list[Came], *, looked_at: float, now: float
) -> list[BurstNotice]:
    looks = see(finder, came, looked_at=looked_at, now=now, is_all=True)
    return [one for _at, said in looks for one in said if isinstance(one, BurstNotice)]


def a_finder() -> BurstFinder:
    finder = BurstFinder()
    notices(finder, hours_of_talk(6), looked_at=T - 6 * 3600, now=T)
    return finder


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_each_number_is_read_once_however_late_it_is_seen(seed: int, batch: int) -> None:
    chance = random.Random(seed)
    # A row is seen up to half an overlap after it has its number.
    seen_at = {number: number + chance.uniform(0, OVERLAP_SECONDS / 2) for number in range(1, 200)}
    mark, read = Bookmark(), []
    for now in range(0, 1_500, 5):
        there = [number for number, at in seen_at.items() if at <= now and number > mark.floor]
        fresh = mark.fresh(there)
        took = fresh[:batch]
        known = max((number for number, at in seen_at.items() if at <= now), default=0)
        mark = mark.move(took, known=known if len(fresh) <= batch else 0, now=float(now))
        mark = Bookmark.of(mark.table())
        read += took
    assert sorted(read) == sorted(seen_at)


def test_of_a_flood_no_more_is_kept_in_mind_than_fits() -> None:
    mark = Bookmark().move(range(1, TAKEN_MAX + 501), known=0, now=1.0)
    assert len(mark.taken) == TAKEN_MAX
    assert mark.has(500)
    assert mark.fresh(range(1, TAKEN_MAX + 502)) == [TAKEN_MAX + 501]


def test_numbers_of_other_offices_are_passed_after_the_overlap() -> None:
    mark = Bookmark().move([], known=900, now=1_000.0)
    assert mark.floor == 0
    mark = mark.move([], known=950, now=1_000.0 + OVERLAP_SECONDS)
    assert (mark.floor, mark.newest) == (900, 950)


def test_two_lines_are_counted_in_order_of_time() -> None:
    long_line = [a_post(number, at=T + number) for number in range(10)]
    other = [a_post(number, at=T + 5 * number) for number in range(10)]
    one, two = until_both_are_read(long_line, other, more_of_one=True, more_of_other=False)
    assert one == long_line
    assert [came.at for came in two] == [T, T + 5]
    assert until_both_are_read(one, other, more_of_one=False, more_of_other=False) == (one, other)


def test_a_post_names_nobody_and_keeps_no_words_beyond_the_hour() -> None:
    said = {"themes": ["water"], "place": "Mill Lane", "sent": NOW, "text": "Maya Hart says hello"}
    post = of_message(message_id=5, author=7, line=3, **said)
    assert (post.author, post.source) == ("p7", "account:3")
    assert divide([post.id, a_post(9, at=T).post.id]) == ([5], [9])
    finder = a_finder()
    packed = pack(finder)
    assert unpack(packed).tracks.followed.keys() == finder.tracks.followed.keys()
    assert not any(track.recent for track in unpack(packed).tracks.followed.values())


def test_too_much_to_be_kept_is_let_go_of_beginning_with_the_least() -> None:
    words = [f"subject{number // 2}" for number in range(800)]
    many = [a_post(place, at=T - 900 + place, text=word) for place, word in enumerate(words)]
    finder = BurstFinder()
    notices(finder, many, looked_at=T - 900, now=T)
    whole = pack(finder)
    kept = unpack(pack(finder, most=len(whole) // 2))
    assert 0 < len(kept.tracks.followed) < len(unpack(whole).tracks.followed)
    assert len(pack(finder, most=1_000_000)) <= len(whole)


@pytest.mark.parametrize("torn", ["", "?", "AAAA", "eJyrVsosVrJSMlTSUUpJLEkEMg1rAUQPBjo="])
def test_what_is_damaged_is_not_believed(torn: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        unpack(torn)


def test_time_in_which_nobody_listened_teaches_nothing() -> None:
    finder, slept = a_finder(), a_finder()
    rhythm, other = finder.rhythm, slept.rhythm
    assert rhythm is not None
    assert other is not None
    week = 7 * 24 * 3600
    pass_over(slept, since=T, until=T + week)
    step = int(T // 300)
    for subject, track in finder.tracks.followed.items():
        again = slept.tracks.followed[subject].usual.expected(step + week // 300, other)
        assert again == pytest.approx(track.usual.expected(step, rhythm))
    pass_over(slept, since=T, until=T - 10)
    assert other.began == rhythm.began + week // 300


def test_the_same_burst_is_said_once_whether_looked_at_often_or_late() -> None:
    burst = [a_post(1_000 + number, at=T + 3 * number) for number in range(20)]
    often, late = a_finder(), a_finder()
    said = []
    for place in range(0, 20, 2):
        now = burst[place + 1].at
        said += notices(often, burst[place : place + 2], looked_at=now - 6, now=now)
    assert [one.kind for one in said] == [NoticeKind.BEGINS]
    after = notices(late, burst, looked_at=T, now=T + STOPPED_SECONDS / 2)
    assert [one.kind for one in after] == [NoticeKind.BEGINS]
    assert after[0].at <= T + 60


def test_a_burst_that_was_over_in_the_backlog_has_its_own_times() -> None:
    burst = [a_post(1_000 + number, at=T + 60 + 3 * number) for number in range(20)]
    talk = hours_of_talk(5, until=T + 5 * 3600)
    said = notices(a_finder(), [*burst, *talk], looked_at=T, now=T + 5 * 3600)
    assert [one.kind for one in said] == [NoticeKind.BEGINS, NoticeKind.ENDS]
    assert said[0].at <= T + 120
    assert said[1].at <= T + 1800


def test_looks_as_often_as_there_is_reason_to() -> None:
    quiet = {"looked_at": T, "news": False, "going_on": False, "size": 0}
    assert not is_due(**quiet, now=T + 59)
    assert is_due(**quiet, now=T + 60)
    assert is_due(**(quiet | {"going_on": True}), now=T + 15)
    assert is_due(**(quiet | {"news": True}), now=T + 5)
    assert not is_due(**(quiet | {"news": True, "size": 3 * HEAVY_BYTES}), now=T + 5)
    assert is_due(**(quiet | {"news": True, "size": 2**31}), now=T + 30)
    assert is_due(**quiet, now=T - 3600)  # the clock was set back


@pytest.mark.parametrize(
    ("people", "surprise", "minutes", "told"),
    [(12, 6.1, 0, True), (8, 8.0, 0, True), (11, 7.9, 0, False), (40, 20.0, 181, False)],
)
def test_a_letter_is_for_what_is_large_and_new(
    people: int, surprise: float, minutes: int, told: bool
) -> None:
    at = NOW + timedelta(minutes=minutes)
    worth = is_worth_a_letter(people=people, surprise=surprise, noticed_at=NOW, at=at)
    assert worth is told


@pytest.mark.parametrize(
    ("days", "why", "others", "refusal"),
    [
        (MUTE_DAYS_MAX + 0.1, "why", 0, MutedTooLong),
        (0, "why", 0, MutedTooLong),
        (1, " ", 0, NoReason),
        (1, "why", MUTES_MAX, MutedEnough),
    ],
)
def test_nothing_is_muted_for_ever_or_for_no_reason(
    days: float, why: str, others: int, refusal: type[Exception]
) -> None:
    said = {"why": why, "others": others, "most": MUTES_MAX, "at": NOW}
    with pytest.raises(refusal):
        check_mute(until=NOW + timedelta(days=days), **said)
    check_mute(
        until=NOW + timedelta(days=MUTE_DAYS_MAX), why="why", at=NOW, others=0, most=MUTES_MAX
    )
