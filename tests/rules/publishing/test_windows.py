"""Words that are saved by themselves never take the place of anybody else's, nor of newer ones."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.windows import STRETCH, Came, Window, came, goes_on
from tests.makers.people import NOW

# What arrives: the window, the turn, and what it had seen; windows send in turns, and lose answers.
ARRIVALS = st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 9), st.booleans()))


def a_window(name: str = "a", turn: int = 1) -> Window:
    return Window(name=name, turn=turn, by_itself=True)


def test_goes_on_from_what_one_has_seen() -> None:
    assert came(a_window(), seen_version=3, version=3, mark="") is Came.NEXT
    assert came(None, seen_version=3, version=3, mark="") is Came.NEXT


def test_is_beside_what_somebody_else_saved() -> None:
    assert came(a_window(), seen_version=3, version=4, mark="b.1") is Came.BESIDE
    assert came(a_window(), seen_version=3, version=4, mark="") is Came.BESIDE
    assert came(None, seen_version=3, version=4, mark="a.1") is Came.BESIDE


def test_goes_on_from_ones_own_words_whose_answer_was_lost() -> None:
    assert came(a_window(turn=2), seen_version=3, version=4, mark="a.1") is Came.NEXT


def test_is_late_behind_newer_words_of_its_own() -> None:
    assert came(a_window(turn=1), seen_version=3, version=4, mark="a.2") is Came.LATE
    assert came(a_window(turn=2), seen_version=3, version=4, mark="a.2") is Came.LATE


@given(ARRIVALS)
def test_no_order_of_arrivals_hides_words_that_nobody_has_seen(
    arrivals: list[tuple[str, int, bool]],
) -> None:
    version, mark, saved = 0, "", []
    seen = {"a": 0, "b": 0}
    for name, turn, answered in arrivals:
        if came(a_window(name, turn), seen_version=seen[name], version=version, mark=mark) is (
            Came.NEXT
        ):
            hidden = saved[seen[name] :]
            assert all(writer == name for writer, _turn in hidden)
            assert all(earlier < turn for _writer, earlier in hidden)
            version, mark = version + 1, a_window(name, turn).mark
            saved.append((name, turn))
            if answered:
                seen[name] = version


def test_ten_minutes_of_writing_are_one_version() -> None:
    begun = NOW - STRETCH
    assert goes_on(since=NOW - timedelta(minutes=1), before=100, now=120, at=NOW)
    assert not goes_on(since=begun, before=100, now=120, at=NOW)
    assert not goes_on(since=None, before=100, now=120, at=NOW)


def test_what_a_slip_of_the_hand_took_away_is_kept() -> None:
    since = NOW - timedelta(minutes=1)
    assert goes_on(since=since, before=100, now=50, at=NOW)
    assert not goes_on(since=since, before=100, now=49, at=NOW)
