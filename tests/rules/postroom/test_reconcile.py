"""Words of which nobody knows whether they were said are looked up, not said again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import (
    Capabilities,
    Counting,
    Deed,
    Edge,
    Idempotency,
    Inbound,
    Reconciliation,
    Trial,
)
from clarion.postroom.rules.patience import LATE_AFTER
from clarion.postroom.rules.reconcile import (
    AGE_MIN,
    LOOKS_MIN,
    PERSON_AFTER,
    AskPerson,
    LookLater,
    WriteAgain,
    after_absence,
    can_look,
    goes_by_words,
    next_look,
)

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=1)
NETWORK = Capabilities(
    name="any",
    title="Any network",
    text_limit=300,
    counting=Counting.GRAPHEMES,
    edges=frozenset(Edge),
    idempotency=Idempotency.CLIENT_KEY,
    reconciliation=Reconciliation.BY_KEY,
    inbound=frozenset({Inbound.POLL}),
    tested=Trial.DOUBLE,
)


def network(idempotency: Idempotency, reconciliation: Reconciliation) -> Capabilities:
    return replace(NETWORK, idempotency=idempotency, reconciliation=reconciliation)


@pytest.mark.parametrize("reconciliation", [Reconciliation.BY_KEY, Reconciliation.BY_ID])
@pytest.mark.parametrize("idempotency", [Idempotency.CLIENT_KEY, Idempotency.CLIENT_ID])
def test_p1_a_second_writing_that_cannot_make_two_is_allowed(
    idempotency: Idempotency, reconciliation: Reconciliation
) -> None:
    asked = network(idempotency, reconciliation)
    assert after_absence(asked, looks=LOOKS_MIN, unknown_since=LONG_AGO, at=NOW) == WriteAgain()


@given(
    idempotency=st.sampled_from(Idempotency),
    reconciliation=st.sampled_from(Reconciliation),
    looks=st.integers(1, 50),
    age=st.timedeltas(min_value=timedelta(), max_value=timedelta(days=2)),
)
def test_p1_nothing_is_written_again_that_could_be_there(
    idempotency: Idempotency, reconciliation: Reconciliation, looks: int, age: timedelta
) -> None:
    asked = network(idempotency, reconciliation)
    found = after_absence(asked, looks=looks, unknown_since=NOW - age, at=NOW)
    if isinstance(found, WriteAgain):
        assert idempotency is not Idempotency.NONE
        assert reconciliation in {Reconciliation.BY_KEY, Reconciliation.BY_ID}
        assert looks >= LOOKS_MIN
        assert age >= AGE_MIN


def test_an_early_look_proves_nothing() -> None:
    found = after_absence(NETWORK, looks=1, unknown_since=NOW, at=NOW)
    assert isinstance(found, LookLater)
    assert found.at > NOW


@pytest.mark.parametrize("idempotency", [Idempotency.NONE, Idempotency.CLIENT_KEY])
def test_a_search_that_finds_nothing_is_for_a_person(idempotency: Idempotency) -> None:
    asked = network(idempotency, Reconciliation.SEARCH_OWN)
    found = after_absence(asked, looks=99, unknown_since=LONG_AGO, at=NOW)
    assert isinstance(found, AskPerson)
    assert "Any network" in found.why


@pytest.mark.parametrize("deed", [Deed.CHANGE, Deed.TAKE_DOWN])
def test_putting_right_is_tried_again_on_any_network(deed: Deed) -> None:
    asked = network(Idempotency.NONE, Reconciliation.SEARCH_OWN)
    once = after_absence(asked, looks=1, unknown_since=NOW, at=NOW, deed=deed)
    often = after_absence(asked, looks=LOOKS_MIN, unknown_since=LONG_AGO, at=NOW, deed=deed)
    assert isinstance(once, LookLater)
    assert often == WriteAgain()


def test_knows_where_only_words_tell_ours_from_others() -> None:
    asked = network(Idempotency.NONE, Reconciliation.SEARCH_OWN)
    assert goes_by_words(asked, Deed.SAY)
    assert not goes_by_words(asked, Deed.CHANGE)
    assert not goes_by_words(NETWORK, Deed.SAY)


def test_looks_come_soon_at_first_and_never_stop() -> None:
    pauses = [next_look(looks=looks, at=NOW) - NOW for looks in range(30)]
    assert pauses[0] <= timedelta(seconds=2)
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=1)


def test_a_person_is_asked_before_two_minutes_have_passed() -> None:
    assert PERSON_AFTER < LATE_AFTER


def test_a_network_that_cannot_be_asked_is_known() -> None:
    assert not can_look(network(Idempotency.NONE, Reconciliation.NONE))
    assert can_look(NETWORK)


@pytest.mark.parametrize("deed", [Deed.CHANGE, Deed.TAKE_DOWN])
def test_what_has_a_name_can_be_looked_at_on_any_network(deed: Deed) -> None:
    assert can_look(network(Idempotency.NONE, Reconciliation.NONE), deed)
