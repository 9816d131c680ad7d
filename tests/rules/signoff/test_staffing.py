"""A chain that nobody can sign says so before anybody waits for it."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.quorum import Need, Step
from clarion.signoff.rules.staffing import Gap, Lack, gaps

PRESS, LEGAL, DESK = "Press", "Legal", "Desk"


def lacks(*found: Gap) -> list[tuple[int, Lack]]:
    return [(one.place, one.lack) for one in found]


def test_a_role_that_nobody_holds() -> None:
    steps = (Step(roles=(PRESS,)), Step(roles=(LEGAL,)))
    found = gaps(steps, signers={1: PRESS})
    assert lacks(*found) == [(1, Lack.NOBODY)]
    assert found[0].shut


def test_a_role_that_only_the_author_holds() -> None:
    assert lacks(*gaps((Step(roles=(PRESS,)),), signers={1: PRESS}, authors=[1])) == [
        (0, Lack.AUTHORS)
    ]


def test_only_deputies_are_left_and_it_takes_their_minutes() -> None:
    step = Step(roles=(PRESS,), deputies=(DESK,), minutes=10)
    (found,) = gaps((step,), signers={1: PRESS, 2: DESK}, authors=[1])
    assert (found.lack, found.minutes, found.shut) == (Lack.DEPUTIES, 10, False)


def test_nobody_signs_twice() -> None:
    steps = (Step(roles=(PRESS,)), Step())
    assert lacks(*gaps(steps, signers={1: PRESS})) == [(1, Lack.TWICE)]
    assert gaps(steps, signers={1: PRESS, 2: DESK}) == ()


def test_people_are_seated_so_that_all_find_a_place() -> None:
    steps = (Step(roles=(PRESS, DESK)), Step(roles=(PRESS,)))
    assert gaps(steps, signers={1: PRESS, 2: DESK}) == ()


def test_one_of_each_role_needs_one_of_each() -> None:
    step = Step(roles=(PRESS, LEGAL), need=Need.ALL)
    (found,) = gaps((step,), signers={1: PRESS})
    assert (found.roles, found.lack) == ((LEGAL,), Lack.NOBODY)
    assert gaps((step,), signers={1: PRESS}, signed=[2], done=[LEGAL]) == ()


def test_a_guest_fills_a_step_but_stands_in_for_no_role() -> None:
    assert gaps((Step(roles=(LEGAL,)),), signers={}, guested=[0]) == ()
    step = Step(roles=(LEGAL,), need=Need.ALL)
    assert lacks(*gaps((step,), signers={}, guested=[0])) == [(0, Lack.NOBODY)]


def test_what_was_signed_already_lacks_nothing() -> None:
    steps = (Step(roles=(LEGAL,)), Step(roles=(PRESS,)))
    assert gaps(steps, signers={1: PRESS}, left=[1]) == ()


ROLES = st.lists(st.sampled_from([PRESS, LEGAL, DESK]), max_size=2, unique=True).map(tuple)
CHAINS = st.lists(st.builds(Step, roles=ROLES), min_size=1, max_size=4)
PEOPLE = st.dictionaries(st.integers(1, 6), st.sampled_from([PRESS, LEGAL, DESK]))


@given(steps=CHAINS, people=PEOPLE, more=st.sampled_from([PRESS, LEGAL, DESK]))
def test_one_more_person_never_makes_it_worse(
    steps: list[Step], people: dict[int, str], more: str
) -> None:
    assert len(gaps(steps, signers={**people, 99: more})) <= len(gaps(steps, signers=people))


@given(steps=CHAINS, people=PEOPLE)
def test_a_chain_without_gaps_can_be_signed_by_different_people(
    steps: list[Step], people: dict[int, str]
) -> None:
    if not gaps(steps, signers=people):
        assert len(people) >= len(steps)
