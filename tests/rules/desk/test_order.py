"""What comes first: danger to life, then what is urgent, then the rest, thanks last."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.order import Rank, rank

flags = st.booleans()


@given(risk=st.sampled_from(sorted(GRAVE)), urgent=flags, trouble=flags, quiet=flags)
def test_puts_danger_to_life_before_everything_else(
    risk: Risk, urgent: bool, trouble: bool, quiet: bool
) -> None:
    place = rank(risk=risk, urgent=urgent, trouble=trouble, quiet=quiet)
    others = (
        rank(risk=safe, urgent=u, trouble=t, quiet=q)
        for safe, u, t, q in product([Risk.NONE, Risk.RULED_OUT], *[[True, False]] * 3)
    )
    assert all(place < other for other in others)


def test_puts_what_is_certain_before_what_is_possible() -> None:
    certain = rank(risk=Risk.CERTAIN, urgent=False, trouble=False, quiet=False)
    possible = rank(risk=Risk.POSSIBLE, urgent=True, trouble=True, quiet=False)
    assert certain < possible


def test_puts_an_answer_that_did_not_arrive_among_the_urgent() -> None:
    assert rank(risk=Risk.NONE, urgent=False, trouble=True, quiet=False) is Rank.URGENT


def test_puts_thanks_last() -> None:
    assert rank(risk=Risk.NONE, urgent=False, trouble=False, quiet=True) is Rank.QUIET


def test_puts_what_the_model_alone_takes_for_a_danger_before_ordinary_work() -> None:
    unsure = rank(risk=Risk.NONE, urgent=False, trouble=False, quiet=False, perhaps=True)
    assert unsure is Rank.UNSURE
    assert Rank.URGENT < unsure < Rank.ORDINARY
