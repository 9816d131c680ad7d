"""Who may say what through an account, and which change of it takes nothing but rights away."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from clarion.postroom.rules.posting import EVERYBODY, Permit

ROLES, THEMES = ("Press", "Night", "Mayor"), ("service", "safety", "event")
permits = st.builds(
    Permit,
    roles=st.frozensets(st.sampled_from(ROLES)),
    themes=st.frozensets(st.sampled_from(THEMES)),
)


def test_lets_everybody_say_everything_without_a_rule() -> None:
    assert EVERYBODY.allows(role="Press", theme="safety")


def test_lets_only_the_named_roles_say_only_the_named_themes() -> None:
    permit = Permit(roles=frozenset({"Press"}), themes=frozenset({"safety"}))
    assert permit.allows(role="Press", theme="safety")
    assert not permit.allows(role="Night", theme="safety")
    assert not permit.allows(role="Press", theme="event")
    assert not permit.allows(role="", theme="safety")


def test_taking_the_last_name_off_a_list_is_no_narrowing() -> None:
    assert not EVERYBODY.is_within(Permit(roles=frozenset({"Press"})))
    assert Permit(roles=frozenset({"Press"})).is_within(EVERYBODY)


@given(new=permits, old=permits)
def test_what_is_within_a_permit_allows_nothing_that_it_does_not(new: Permit, old: Permit) -> None:
    everything = [*product(("Press", "Night", "Mayor", "Somebody else"), (*THEMES, "appeal"))]
    allowed = {pair for pair in everything if new.allows(role=pair[0], theme=pair[1])}
    before = {pair for pair in everything if old.allows(role=pair[0], theme=pair[1])}
    assert new.is_within(old) == (allowed <= before)
