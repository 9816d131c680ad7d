"""Who may say what through an account, and which change of it takes nothing but rights away."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from clarion.postroom.rules.posting import EVERYBODY, NOBODY, Named, Permit, Voice

ROLES, THEMES = ("Press", "Night", "Mayor"), ("service", "safety", "event")
PEOPLE = (Named(id=1, name="Ada"), Named(id=2, name="Bo"))
PRESS = Voice(role="Press", person=1)
permits = st.builds(
    Permit,
    people=st.frozensets(st.sampled_from(PEOPLE)),
    roles=st.frozensets(st.sampled_from(ROLES)),
    themes=st.frozensets(st.sampled_from(THEMES)),
)


def test_lets_everybody_say_everything_without_a_rule() -> None:
    assert EVERYBODY.allows(voice=PRESS, theme="safety")


def test_lets_only_the_named_roles_say_only_the_named_themes() -> None:
    permit = Permit(roles=frozenset({"Press"}), themes=frozenset({"safety"}))
    assert permit.allows(voice=PRESS, theme="safety")
    assert not permit.allows(voice=Voice(role="Night", person=2), theme="safety")
    assert not permit.allows(voice=PRESS, theme="event")
    assert not permit.allows(voice=NOBODY, theme="safety")


def test_taking_the_last_name_off_a_list_is_no_narrowing() -> None:
    assert not EVERYBODY.is_within(Permit(roles=frozenset({"Press"})))
    assert Permit(roles=frozenset({"Press"})).is_within(EVERYBODY)


@given(new=permits, old=permits)
def test_what_is_within_a_permit_allows_nothing_that_it_does_not(new: Permit, old: Permit) -> None:
    voices = [
        Voice(role=role, person=person)
        for role, person in product((*ROLES, "Somebody else"), (1, 2, 3))
    ]
    everything = [*product(voices, (*THEMES, "appeal"))]
    allowed = {pair for pair in everything if new.allows(voice=pair[0], theme=pair[1])}
    before = {pair for pair in everything if old.allows(voice=pair[0], theme=pair[1])}
    assert new.is_within(old) == (allowed <= before)


def test_a_person_is_named_beside_roles() -> None:
    permit = Permit(roles=frozenset({"Night"}), people=frozenset({PEOPLE[0]}))
    assert permit.allows(voice=PRESS, theme="safety")
    assert permit.allows(voice=Voice(role="Night", person=9), theme="safety")
    assert not permit.allows(voice=Voice(role="Press", person=9), theme="safety")
    assert not permit.allows(voice=NOBODY, theme="safety")
