"""Trust is earned slowly, given for some themes, and only as far as the least trusted hand."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.quorum import Step, spared
from clarion.signoff.rules.trust import (
    OVER_DAYS_MIN,
    RETURNED_PERCENT_MAX,
    SIGNED_MIN,
    Degree,
    Extent,
    Record,
    Short,
    degree_of_all,
    next_place,
    returns_too_much,
    shortfalls,
)

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=OVER_DAYS_MIN)
GOOD = Record(signed=SIGNED_MIN, first_at=LONG_AGO)
STEPS = (
    Step(title="Teacher", up_to=Degree.LEARNING),
    Step(title="Facts", up_to=Degree.ORDINARY),
    Step(title="Words"),
)


def trusted(*themes: str, days: int = 1) -> Extent:
    return Extent(
        degree=Degree.TRUSTED, themes=frozenset(themes), ends_at=NOW + timedelta(days=days)
    )


LEARNER = Extent(degree=Degree.LEARNING, themes=frozenset(), ends_at=None)


def test_each_degree_is_asked_its_steps() -> None:
    assert spared(STEPS, Degree.LEARNING) == ()
    assert spared(STEPS, Degree.ORDINARY) == (0,)
    assert spared(STEPS, Degree.TRUSTED) == (0, 1)


def test_trust_is_for_its_themes_and_its_time() -> None:
    assert trusted("safety").degree_for("safety", NOW) is Degree.TRUSTED
    assert trusted("safety").degree_for("appeal", NOW) is Degree.ORDINARY
    assert trusted().degree_for("appeal", NOW) is Degree.TRUSTED
    assert trusted(days=0).degree_for("appeal", NOW) is Degree.ORDINARY


def test_the_least_trusted_hand_decides() -> None:
    trusts = {1: trusted(), 2: LEARNER}
    assert degree_of_all({1}, trusts, theme="safety", at=NOW) is Degree.TRUSTED
    assert degree_of_all({1, 3}, trusts, theme="safety", at=NOW) is Degree.ORDINARY
    assert degree_of_all({1, 2, 3}, trusts, theme="safety", at=NOW) is Degree.LEARNING
    assert degree_of_all((), trusts, theme="safety", at=NOW) is Degree.ORDINARY


def test_a_good_record_earns_it() -> None:
    assert shortfalls(GOOD, at=NOW) == ()


def test_each_shortfall_is_named() -> None:
    assert shortfalls(Record(), at=NOW) == (Short.FEW, Short.SHORT)
    bad = Record(signed=SIGNED_MIN, returned=9, rejected=1, corrected=1, first_at=LONG_AGO)
    assert shortfalls(bad, at=NOW) == (Short.RETURNED, Short.REJECTED, Short.CORRECTED)


def test_a_tenth_may_be_returned_and_no_more() -> None:
    per_cent = RETURNED_PERCENT_MAX
    assert not returns_too_much(Record(signed=100 - per_cent, returned=per_cent))
    assert returns_too_much(Record(signed=99 - per_cent, returned=per_cent + 1))


def test_less_is_within_and_more_is_not() -> None:
    assert LEARNER.is_within(None)
    assert not trusted().is_within(None)
    assert trusted("safety").is_within(trusted())
    assert trusted("safety").is_within(trusted("safety", "appeal"))
    assert not trusted().is_within(trusted("safety"))
    assert not trusted("appeal").is_within(trusted("safety"))


@given(
    number=st.integers(1, 6),
    left_out=st.sets(st.integers(0, 5)),
    lost_after=st.integers(0, 6),
)
def test_whatever_is_restored_every_step_is_signed(
    number: int, left_out: set[int], lost_after: int
) -> None:
    """It signs step after step; when trust is lost on the way, what was spared is asked as well."""
    out = sorted(place for place in left_out if place < number)[: number - 1]
    signed: list[int] = []
    while (place := next_place(number, spared=out, signed=signed)) is not None:
        signed.append(place)
        if len(signed) == lost_after:
            out = []
    assert len(signed) == len(set(signed))
    assert set(signed) | set(out) == set(range(number))
