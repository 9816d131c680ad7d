"""Recordings are played in the order of their times, and nothing in them stops the rest."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.bursts import BurstFinder, BurstNotice, NoticeKind, Post, Replay
from clarion.reading.bursts.ordering import HELD_MAX, Ordering
from clarion.reading.bursts.recorded import (
    NAME_CHARACTERS_MAX,
    TEXT_CHARACTERS_MAX,
    notice_table,
    post_from,
)
from clarion.reading.bursts.saved import VERSION, restore, save

MONDAY = 1_764_547_200.0
ROW = {"id": "1", "text": "hello there", "at": "2025-12-01T00:00:00Z"}
words = st.text(max_size=4) | st.sampled_from(["earthquake", "flood"])
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.floats(0, 1e5)))
def test_every_post_is_handed_on_once_and_time_never_goes_back(moments: list[float]) -> None:
    ordering: Ordering[int] = Ordering()
    handed = [pair for n, at in enumerate(moments) for pair in ordering.take(at, n)]
    handed += ordering.finish()
    assert sorted(number for _, number in handed) == list(range(len(moments)))
    assert [now for now, _ in handed] == sorted(now for now, _ in handed)


def test_one_wrong_clock_does_not_move_the_time() -> None:
    ordering: Ordering[str] = Ordering()
    for second in range(20):
        list(ordering.take(MONDAY + second, "right"))
        if second == 10:
            list(ordering.take(MONDAY + 9e8, "wrong"))
    assert ordering.now is not None
    assert ordering.now < MONDAY + 20


def test_no_more_are_held_back_than_may_be() -> None:
    ordering: Ordering[int] = Ordering()
    handed = 0
    for number in range(HELD_MAX + 200):
        handed += len(list(ordering.take(MONDAY, number)))
        handed += len(list(ordering.take(MONDAY + 10 + number, number)))
        handed += len(list(ordering.take(MONDAY, number)))
    assert 3 * (HELD_MAX + 200) - handed <= HELD_MAX


@given(st.dictionaries(st.sampled_from([*ROW, "author", "lat", "lon", "theme"]), anything))
def test_any_table_is_a_post_or_is_refused_with_a_sentence(table: dict[str, object]) -> None:
    try:
        post: Post | None = post_from(ROW | table)
        refused = ""
    except ValueError as trouble:
        post, refused = None, str(trouble)
    assert refused.endswith(".") if post is None else 0 <= post.at < 1e10


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"at": "yesterday"}, "ISO 8601"),
        ({"at": 1_764_547_200_000}, "1970"),
        ({"at": True}, "1970"),
        ({"id": ""}, "no id"),
        ({"id": "x" * (NAME_CHARACTERS_MAX + 1)}, "characters"),
        ({"text": "x" * (TEXT_CHARACTERS_MAX + 1)}, "characters"),
        ({"text": 7}, "text"),
        ({"lat": 91}, "degrees"),
        ({"lon": "west"}, "degrees"),
    ],
)
def test_says_what_is_wrong_with_a_post(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        post_from(ROW | wrong)


def test_reads_a_place_from_its_name_or_its_point() -> None:
    named = post_from(ROW | {"place": "Mill  Lane", "theme": "Water"})
    assert [s.name for s in named.subjects[-3:]] == ["water", "mill lane", "water / mill lane"]
    pointed = post_from(ROW | {"lat": 51.6, "lon": -0.1})
    assert pointed.subjects[-1].name == "51.5,-0.5"


def story(*, until: float = 9e9) -> list[Post]:
    rows = [
        {"id": f"c{n}", "text": f"word{n % 40} word{n % 7}", "at": MONDAY + 20 * n, "author": n}
        for n in range(900)
    ]
    rows += [
        {"id": f"f{n}", "text": "flood here", "at": MONDAY + 10_000 + 5 * n, "author": f"f{n}"}
        for n in range(80)
    ]
    posts = sorted((post_from(row) for row in rows), key=lambda post: post.at)
    return [post for post in posts if post.at < until]


def told(finder: BurstFinder, posts: list[Post]) -> list[BurstNotice]:
    replay = Replay(finder)
    moments = [moment for post in posts for moment in replay.take(post)]
    moments += replay.finish()
    return [n for moment in moments for n in moment.notices if isinstance(n, BurstNotice)]


def test_a_finder_that_was_saved_and_restored_says_nothing_twice() -> None:
    whole = told(BurstFinder(), story())
    middle = MONDAY + 10_200
    finder = BurstFinder()
    first = told(finder, story(until=middle))
    restored = restore(json.loads(json.dumps(save(finder))))
    second = told(restored, [post for post in story() if post.at >= middle])
    assert [one.kind for one in first + second] == [one.kind for one in whole]
    assert [one.kind for one in second] == [NoticeKind.ENDS]
    assert {one.burst for one in second} == {first[0].burst}


def test_saves_the_same_again_after_restoring() -> None:
    finder = BurstFinder()
    told(finder, story(until=MONDAY + 10_200))
    saved = json.loads(json.dumps(save(finder)))
    assert json.loads(json.dumps(save(restore(saved)))) == saved


@pytest.mark.parametrize("wrong", [{}, {"version": 0}, {"version": VERSION}])
def test_refuses_what_it_has_not_saved(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="saved"):
        restore(wrong)


def test_a_notice_says_how_unusual_it_is() -> None:
    table = notice_table(told(BurstFinder(), story())[0])
    assert table["notice"] == "begins"
    assert table["how_unusual"].endswith("usually less than 1")
    assert table["terms"] == ["flood", "here"]
    assert table["since"] == "2025-12-01T02:46:45Z"  # a word is followed from its second mention
    assert table["latency_seconds"] < 120
