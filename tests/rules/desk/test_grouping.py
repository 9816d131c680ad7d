"""Which messages belong to one case."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Edge
from clarion.desk.rules.grouping import case_key

KEY_MAX = 600  # the column's width


def key(*, who: int = 1, edge: Edge = Edge.PUBLIC, thread: str = "t") -> str:
    return case_key(account_id=1, thread_id=thread, edge=edge, correspondent_id=who)


def test_keeps_people_under_the_same_public_post_apart() -> None:
    assert key(who=1) != key(who=2)


def test_keeps_a_private_thread_together_whoever_of_a_family_writes() -> None:
    assert key(who=1, edge=Edge.PRIVATE) == key(who=2, edge=Edge.PRIVATE)


def test_keeps_what_was_private_apart_from_what_was_public() -> None:
    assert key(edge=Edge.PRIVATE) != key(edge=Edge.PUBLIC)


@given(thread=st.text(max_size=1_000), other=st.text(max_size=1_000))
def test_fits_whatever_a_network_calls_its_threads(thread: str, other: str) -> None:
    assert len(key(thread=thread)) <= KEY_MAX
    assert (key(thread=thread) == key(thread=other)) == (thread == other)


def test_tells_very_long_threads_apart_by_their_last_letter() -> None:
    assert key(thread="x" * 999 + "a") != key(thread="x" * 999 + "b")
