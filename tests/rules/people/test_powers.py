"""What weighs: to speak for the office, or to change who does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.actor import Power
from clarion.people.rules.powers import LIGHT, WEIGHTY, Post, gained

SPEAKS = [Power.ANSWER, Power.PUBLISH, Power.RECALL, Power.SIGN, Power.SETTLE_UNKNOWN, Power.LISTEN]
DECIDES_WHO = [Power.CONNECT_ACCOUNTS, Power.MANAGE_PEOPLE, Power.MANAGE_OFFICE, Power.MOVE_POST]
powers = st.frozensets(st.sampled_from(Power))
roles = st.builds(Post, role_id=st.integers(1, 2), powers=powers)


def role(*held: Power, role_id: int = 1) -> Post:
    return Post(role_id=role_id, powers=frozenset(held))


@pytest.mark.parametrize("power", [*SPEAKS, *DECIDES_WHO])
def test_weighs_what_speaks_for_the_office_or_changes_who_does(power: Power) -> None:
    assert gained(before=role(), after=role(power)) == {power}


@pytest.mark.parametrize("power", sorted(LIGHT))
def test_weighs_not_what_reads_sorts_or_stops(power: Power) -> None:
    assert not gained(before=None, after=role(power))


def test_knows_every_power_on_one_side() -> None:
    assert {*SPEAKS, *DECIDES_WHO} == WEIGHTY
    assert frozenset(Power) == LIGHT | WEIGHTY


def test_counts_another_role_that_may_do_the_same_because_chains_name_roles() -> None:
    """A signer who makes themselves the mayor signs the mayor's step."""
    press, mayor = role(Power.SIGN, Power.HOLD), role(Power.SIGN, role_id=2)
    assert gained(before=press, after=mayor) == {Power.SIGN}
    manager = role(Power.MANAGE_PEOPLE, Power.SIGN)
    assert not gained(before=manager, after=role(Power.MANAGE_PEOPLE, role_id=2))


@given(before=roles, after=roles)
def test_whoever_gains_nothing_could_do_all_of_it_before(before: Post, after: Post) -> None:
    new = gained(before=before, after=after)
    assert new <= after.powers & WEIGHTY
    assert (after.powers & WEIGHTY) - new <= before.powers


@given(before=roles, taken=powers)
def test_taking_away_gives_nothing(before: Post, taken: frozenset[Power]) -> None:
    after = Post(role_id=before.role_id, powers=before.powers - taken)
    assert not gained(before=before, after=after)
