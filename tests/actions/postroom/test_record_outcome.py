"""What was surely sent is sent, whatever had been decided about it meanwhile."""

from datetime import timedelta

import pytest

from clarion.channels.contract import Reason, Sent, Temporary
from clarion.postroom import queries
from clarion.postroom.actions import deliver
from clarion.postroom.actions.record_outcome import record_outcome
from clarion.postroom.actions.trouble import trouble
from clarion.postroom.models import Account, Attempt, Dispatch
from clarion.postroom.rules.health import Side
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk
from tests.makers.people import NOW
from tests.makers.postroom import a_dispatch

GIVEN_UP = ("failed", "missed", "cancelled", "expired")


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    return a_desk(net)


def a_slow_attempt(desk: Desk, state: str) -> Attempt:
    """An attempt whose worker still works at it, while its dispatch was given up."""
    dispatch_id = a_dispatch(desk)
    Dispatch.objects.filter(pk=dispatch_id).update(state=state, fence=1, attempts=1)
    return Attempt.objects.create(dispatch_id=dispatch_id, number=1, fence=1, begun_at=NOW)


def record(desk: Desk, attempt: Attempt, outcome: Sent | Temporary) -> str:
    record_outcome(
        dispatch_id=attempt.dispatch_id,
        attempt_id=attempt.pk,
        fence=1,
        outcome=outcome,
        by=desk.clockwork,
        at=NOW + timedelta(minutes=3),
    )
    found = queries.dispatch(office_id=desk.office_id, dispatch_id=attempt.dispatch_id)
    return found.state


@pytest.mark.parametrize("state", GIVEN_UP)
def test_t8_never_says_given_up_of_what_the_network_has(desk: Desk, state: str) -> None:
    attempt = a_slow_attempt(desk, state)
    assert record(desk, attempt, Sent(remote_id="post_7")) == "sent"


@pytest.mark.parametrize("state", GIVEN_UP)
def test_brings_nothing_back_that_was_not_sent(desk: Desk, state: str) -> None:
    attempt = a_slow_attempt(desk, state)
    assert record(desk, attempt, Temporary(Reason.NETWORK_DOWN)) == state


def hang(desk: Desk, *, seconds: float, reason: Reason = Reason.UNREACHABLE) -> None:
    """Let a call fail that was begun so long ago."""
    trouble(
        account_id=desk.account_id,
        side=Side.SENDING,
        failure=Temporary(reason),
        begun_at=NOW - timedelta(seconds=seconds),
        by=desk.clockwork,
        at=NOW,
    )


def test_a_network_that_hangs_is_tried_by_one_at_a_time_until_it_answers(desk: Desk) -> None:
    numbers = [a_dispatch(desk) for _ in range(3)]
    hang(desk, seconds=30)

    def deliver_all(seconds: int) -> list[str]:
        Dispatch.objects.filter(state="queued").update(not_before=None)
        for number in numbers:
            at = NOW + timedelta(seconds=seconds)
            deliver(dispatch_id=number, by=desk.clockwork, at=at)
        return [Dispatch.objects.get(pk=number).state for number in numbers]

    assert deliver_all(29) == ["queued"] * 3
    account = Account.objects.get(pk=desk.account_id)
    due, given_up = NOW + timedelta(seconds=30), NOW + timedelta(minutes=2)
    assert account.is_free(at=due, until=given_up)
    assert not account.is_free(at=due, until=given_up)
    assert deliver_all(60) == ["queued"] * 3, "one is trying it"
    assert deliver_all(120) == ["sent"] * 3, "the first had an answer"


@pytest.mark.parametrize(("seconds", "reason"), [(1, Reason.UNREACHABLE), (30, Reason.REJECTED)])
def test_what_fails_at_once_or_answers_keeps_nobody_waiting(
    desk: Desk, seconds: float, reason: Reason
) -> None:
    hang(desk, seconds=seconds, reason=reason)
    assert Account.objects.get(pk=desk.account_id).hangs_until is None


def test_a_network_that_asked_for_an_hour_is_left_alone_for_an_hour(desk: Desk) -> None:
    for minutes in (60, 1):
        trouble(
            account_id=desk.account_id,
            side=Side.SENDING,
            failure=Temporary(Reason.RATE_LIMITED, retry_after=timedelta(minutes=minutes)),
            begun_at=NOW,
            by=desk.clockwork,
            at=NOW,
        )
    account = Account.objects.get(pk=desk.account_id)
    assert account.quiet_until == NOW + timedelta(hours=1)
