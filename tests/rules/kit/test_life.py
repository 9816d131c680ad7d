"""A map of states that leads nowhere is refused before anything can be in one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.life import BrokenLife, Life

STATES = ["draft", "checked", "sent", "failed"]
maps = st.dictionaries(
    st.sampled_from(STATES), st.sets(st.sampled_from(STATES), max_size=3), min_size=1
)


def reachable(moves: dict[str, set[str]]) -> set[str]:
    found, ahead = set(), [next(iter(moves))]
    while ahead:
        state = ahead.pop()
        if state not in found:
            found.add(state)
            ahead.extend(moves.get(state, ()))
    return found


@given(moves=maps)
def test_a_map_is_kept_exactly_when_every_state_is_known_and_can_be_reached(
    moves: dict[str, set[str]],
) -> None:
    known = all(after <= moves.keys() for after in moves.values())
    turning = any(state in after for state, after in moves.items())
    if known and not turning and reachable(moves) == moves.keys():
        life = Life(**moves)
        assert life.start == next(iter(moves))
        for old in STATES:
            for new in STATES:
                assert life.allows(old, new) == (new in moves.get(old, set()))
        assert all(life.before(new) == {o for o in moves if new in moves[o]} for new in STATES)
        assert life.ends == {state for state, after in moves.items() if not after}
    else:
        with pytest.raises(BrokenLife):
            Life(**moves)


def test_there_is_no_way_out_of_an_end() -> None:
    life = Life(draft={"sent"}, sent=set())
    assert life.ends == {"sent"}
    assert not life.allows("sent", "draft")
    assert not life.allows("unheard-of", "draft")
