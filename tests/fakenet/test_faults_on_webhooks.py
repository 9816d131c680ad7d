"""Webhooks that come too often, too late, backwards, falsely signed, or not at all."""

from collections.abc import Callable

import httpx
import pytest

import fakenet
from tests.fakenet.receiver import Receiver, until

SECRET = "open sesame"
Say = Callable[..., None]


@pytest.fixture
def say(net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver) -> Say:
    """Mention the office, which is subscribed."""
    body = {"url": receiver.url, "fields": ["mentions"], "secret": SECRET}
    api.post("/v1/subscriptions", json=body)

    def say(*texts: str) -> None:
        net.act([{"as": "maya", "do": "post", "text": f"@townhall {text}"} for text in texts])

    return say


def _words(receiver: Receiver) -> list[str]:
    return [text.removeprefix("@townhall ") for text in receiver.texts()]


@pytest.mark.parametrize("concurrent", [True, False])
def test_duplicate_delivers_one_event_fifty_times(
    net: fakenet.FakeNet, receiver: Receiver, say: Say, concurrent: bool
) -> None:
    net.fault("webhooks.deliver", "duplicate", times=1, copies=50, concurrent=concurrent)
    say("one", "two")
    webhooks = receiver.wait_for(51)
    assert len({webhook.headers["X-Fakenet-Delivery"] for webhook in webhooks}) == 2
    assert sorted(_words(receiver)) == ["one"] * 50 + ["two"]
    assert all(webhook.is_signed_with(SECRET) for webhook in webhooks)


def test_reorder_turns_them_round(net: fakenet.FakeNet, receiver: Receiver, say: Say) -> None:
    net.fault("webhooks.deliver", "reorder", times=3, size=3)
    say("one", "two", "three", "four")
    receiver.wait_for(4)
    assert _words(receiver) == ["three", "two", "one", "four"]


def test_reorder_does_not_wait_for_ever(net: fakenet.FakeNet, receiver: Receiver, say: Say) -> None:
    net.fault("webhooks.deliver", "reorder", size=10, seconds=0.1)
    say("one", "two")
    receiver.wait_for(2)
    assert _words(receiver) == ["two", "one"]


def test_delay_lets_later_ones_pass(net: fakenet.FakeNet, receiver: Receiver, say: Say) -> None:
    net.fault("webhooks.deliver", "delay", times=1, seconds=0.3)
    say("one", "two")
    receiver.wait_for(2)
    assert _words(receiver) == ["two", "one"]


def test_lose_tells_nobody_but_the_test(net: fakenet.FakeNet, receiver: Receiver, say: Say) -> None:
    net.fault("webhooks.deliver", "lose", times=1, account="townhall")
    say("one", "two")
    receiver.wait_for(1)
    assert _words(receiver) == ["two"]
    until(lambda: len(net.deliveries()) == 2)
    assert [attempt.outcome for attempt in net.deliveries()] == ["lost", "delivered"]


@pytest.mark.parametrize("how", ["secret", "body", "malformed", "missing"])
def test_wrong_signature_must_not_be_believed(
    net: fakenet.FakeNet, receiver: Receiver, say: Say, how: str
) -> None:
    net.fault("webhooks.deliver", "wrong_signature", times=1, how=how)
    say("one", "two")
    wrong, right = receiver.wait_for(2)
    assert not wrong.is_signed_with(SECRET)
    assert right.is_signed_with(SECRET)
    assert ("X-Fakenet-Signature" in wrong.headers) is (how != "missing")


def test_wrong_signature_may_be_that_of_another_account(
    net: fakenet.FakeNet, receiver: Receiver, say: Say
) -> None:
    net.fault("webhooks.deliver", "wrong_signature", how="secret", secret="the police's")
    say("one")
    (webhook,) = receiver.wait_for(1)
    assert webhook.is_signed_with("the police's")


def test_wrong_signature_may_be_right_but_old(
    net: fakenet.FakeNet, receiver: Receiver, say: Say
) -> None:
    net.fault("webhooks.deliver", "wrong_signature", times=1, how="stale", age_seconds=3600)
    say("one", "two")
    old, new = receiver.wait_for(2)
    assert old.is_signed_with(SECRET)
    times = [
        int(webhook.headers["X-Fakenet-Signature"].split(",")[0].removeprefix("t="))
        for webhook in (old, new)
    ]
    assert 3599 <= times[1] - times[0] <= 3601


def test_a_wrong_signature_stays_wrong_when_it_is_tried_again(
    net: fakenet.FakeNet, receiver: Receiver, say: Say
) -> None:
    net.settings(webhook_retry_seconds=[0.01])
    receiver.statuses = [401]
    net.fault("webhooks.deliver", "wrong_signature", times=1)
    say("one")
    assert not any(webhook.is_signed_with(SECRET) for webhook in receiver.wait_for(2))


def test_a_fault_of_calls_is_not_used_up_by_webhooks(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver, say: Say
) -> None:
    net.fault("*", "down", times=1)
    say("one")
    receiver.wait_for(1)
    assert api.get("/v1/account").status_code == 503


def test_a_fault_of_webhooks_is_not_used_up_by_calls(
    net: fakenet.FakeNet, api: httpx.Client, say: Say
) -> None:
    net.fault("*", "lose", times=1)
    assert api.get("/v1/account").status_code == 200
    say("one")
    until(lambda: [attempt.outcome for attempt in net.deliveries()] == ["lost"])
