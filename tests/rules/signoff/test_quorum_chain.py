"""A chain is walked step after step, by whoever each step names, or by deputies after a while."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.signoff.rules.quorum import (
    ANYBODY,
    Need,
    Step,
    chain_for,
    emergency_steps,
    is_done,
    late_at,
    may_sign,
)

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)

ANY = Step(title="Facts", roles=("Engineer", "Doctor"))
ALL = Step(title="Heads", roles=("Mayor", "Chief"), need=Need.ALL, deputies=("Deputy", "Aide"))
LATE = Step(title="Words", roles=("Editor",), deputies=("Deputy",), minutes=15)
NOT_YET, JUST = timedelta(minutes=14, seconds=59), timedelta(minutes=15)

ROLES = ["Mayor", "Chief", "Deputy", "Aide"]
roles = st.sampled_from(ROLES)


@pytest.mark.parametrize(
    ("step", "signed", "done"),
    [
        (Step(), [], False),
        (Step(), ["Anybody"], True),
        (Step(need=Need.ALL), ["Anybody"], True),
        (ANY, [], False),
        (ANY, ["Doctor"], True),
        (ALL, ["Mayor"], False),
        (ALL, ["Mayor", "Mayor"], False),
        (ALL, ["Chief", "Mayor"], True),
        (ALL, ["Deputy"], False),
        (ALL, ["Mayor", "Deputy"], True),
        (ALL, ["Deputy", "Aide"], True),
        (ALL, ["Mayor", "Guest of Hart Solicitors"], False),
        (ALL, ["Mayor", "Porter"], False),
        (LATE, ["Deputy"], True),
    ],
)
def test_a_step_is_done_with_any_or_with_all(step: Step, signed: list[str], done: bool) -> None:
    assert is_done(step, signed=signed) is done


@given(signed=st.lists(roles, max_size=5), more=roles)
def test_another_signature_never_undoes_a_step(signed: list[str], more: str) -> None:
    if is_done(ALL, signed=signed):
        assert is_done(ALL, signed=[*signed, more])


@given(signed=st.lists(roles, max_size=5))
def test_all_takes_as_many_hands_as_it_names(signed: list[str]) -> None:
    if is_done(ALL, signed=signed):
        assert len(signed) >= len(ALL.roles)


@pytest.mark.parametrize(
    ("role", "waited", "may"),
    [
        ("Editor", timedelta(0), True),
        ("Deputy", timedelta(0), False),
        ("Deputy", NOT_YET, False),
        ("Deputy", JUST, True),
        ("Porter", timedelta(days=9), False),
    ],
)
def test_a_deputy_signs_after_the_minutes(role: str, waited: timedelta, may: bool) -> None:
    assert may_sign(LATE, role=role, waited=waited) is may


def test_a_deputy_without_minutes_signs_at_once() -> None:
    assert may_sign(ALL, role="Aide", waited=timedelta(0))


def test_a_step_without_roles_is_for_anybody() -> None:
    assert may_sign(Step(), role="Porter", waited=timedelta(0))


def test_the_chain_that_names_the_theme_goes_before_one_that_names_none() -> None:
    chains = {
        9: ((), (LATE,)),
        8: (("safety", "crisis"), (ANY, ALL)),
        7: (("safety",), (ALL,)),
    }
    assert chain_for("safety", chains) == (8, (ANY, ALL))
    assert chain_for("service", chains) == (9, (LATE,))


def test_without_a_chain_anybody_signs_who_may() -> None:
    assert chain_for("service", {}) == (None, ANYBODY)
    assert chain_for("service", {7: (("safety",), (ALL,))}) == (None, ANYBODY)


def test_a_deputy_who_was_told_keeps_the_right_when_the_clock_goes_back() -> None:
    assert may_sign(LATE, role="Deputy", waited=timedelta(hours=-1), told=True)
    assert not may_sign(LATE, role="Deputy", waited=timedelta(hours=-1))
    assert not may_sign(LATE, role="Porter", waited=timedelta(days=9), told=True)


def test_a_step_without_minutes_is_never_late() -> None:
    assert late_at(ALL, began_at=NOW) is None
    assert late_at(LATE, began_at=NOW) == NOW + timedelta(minutes=15)


def test_in_an_emergency_the_duty_officer_signs_and_one_other_person() -> None:
    first, second = emergency_steps(("Editor",), titles=("Duty officer", "Another"))
    assert (first.roles, first.deputies, second.roles) == (("Editor",), (), ())
    assert may_sign(second, role="Porter", waited=timedelta(0))
