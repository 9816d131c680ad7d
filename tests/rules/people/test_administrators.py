"""An office never loses the last person who can look after its people."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.actor import Power
from clarion.people.rules.administrators import leaves_nobody, leaves_one

ADMINISTRATOR = frozenset({Power.MANAGE_PEOPLE})
OTHER = frozenset({Power.ANSWER})


def test_refuses_to_take_the_last_one_away() -> None:
    assert leaves_nobody(before={1: ADMINISTRATOR}, after={})
    assert leaves_nobody(before={1: ADMINISTRATOR, 2: OTHER}, after={1: OTHER, 2: OTHER})


def test_lets_one_of_two_go() -> None:
    assert not leaves_nobody(before={1: ADMINISTRATOR, 2: ADMINISTRATOR}, after={2: ADMINISTRATOR})


def test_lets_an_office_without_any_go_on() -> None:
    assert not leaves_nobody(before={1: OTHER}, after={})


def test_knows_when_one_is_left_of_several() -> None:
    two = {1: ADMINISTRATOR, 2: ADMINISTRATOR, 3: OTHER}
    assert leaves_one(before=two, after={1: ADMINISTRATOR, 3: OTHER})
    assert leaves_one(before=two, after=two | {2: OTHER})
    assert not leaves_one(before=two, after=two)
    assert not leaves_one(before={1: ADMINISTRATOR}, after={1: ADMINISTRATOR})


_POWERS = st.frozensets(st.sampled_from(Power))
_STAFF = st.dictionaries(st.integers(1, 5), _POWERS)


@given(_STAFF, _STAFF)
def test_whatever_is_allowed_leaves_an_administrator_where_there_was_one(
    before: dict[int, frozenset[Power]], after: dict[int, frozenset[Power]]
) -> None:
    had = any(Power.MANAGE_PEOPLE in powers for powers in before.values())
    has = any(Power.MANAGE_PEOPLE in powers for powers in after.values())
    if not leaves_nobody(before=before, after=after):
        assert has or not had
