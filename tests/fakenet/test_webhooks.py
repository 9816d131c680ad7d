"""Webhooks are signed, come in order, and come again until they are taken."""

import httpx

import fakenet
from tests.fakenet.receiver import Receiver, until


def _subscribe(api: httpx.Client, receiver: Receiver, *fields: str) -> str:
    chosen = list(fields) or ["mentions", "replies", "messages"]
    body = {"url": receiver.url, "fields": chosen, "secret": "open sesame"}
    return str(api.post("/v1/subscriptions", json=body).json()["id"])


def test_an_event_is_delivered_and_signed(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver
) -> None:
    _subscribe(api, receiver)
    net.person("maya").posts("@townhall hello")
    (webhook,) = receiver.wait_for(1)
    assert webhook.event == api.get("/v1/streams/mentions").json()["events"][0]
    assert webhook.content["account"]["handle"] == "townhall"
    assert webhook.is_signed_with("open sesame")
    assert not webhook.is_signed_with("close sesame")


def test_events_come_in_order(net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver) -> None:
    _subscribe(api, receiver)
    act = {"as": "maya", "do": "post"}
    net.act([{**act, "text": f"@townhall {number}"} for number in range(50)])
    receiver.wait_for(50)
    assert receiver.texts() == [f"@townhall {number}" for number in range(50)]


def test_only_the_fields_that_were_asked_for_come(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver
) -> None:
    _subscribe(api, receiver, "messages")
    net.person("maya").posts("@townhall in public")
    net.person("maya").messages("townhall", "in private")
    receiver.wait_for(1)
    assert receiver.texts() == ["in private"]


def test_a_subscription_reads_back_and_can_end(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver
) -> None:
    name = _subscribe(api, receiver, "mentions")
    read = api.get(f"/v1/subscriptions/{name}").json()
    assert (read["url"], read["fields"]) == (receiver.url, ["mentions"])
    assert "secret" not in read
    assert api.get("/v1/subscriptions").json()["subscriptions"] == [read]
    assert api.delete(f"/v1/subscriptions/{name}").status_code == 204
    assert api.get(f"/v1/subscriptions/{name}").status_code == 404
    net.person("maya").posts("@townhall hello")
    assert net.deliveries() == []


def test_a_synthetic_event_proves_the_way(api: httpx.Client, receiver: Receiver) -> None:
    name = _subscribe(api, receiver)
    tested = api.post(f"/v1/subscriptions/{name}/test")
    assert tested.status_code == 202
    (webhook,) = receiver.wait_for(1)
    assert (webhook.event["type"], webhook.event["id"]) == ("test", tested.json()["event_id"])


def test_a_refused_webhook_comes_again_with_the_same_id(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver
) -> None:
    net.settings(webhook_retry_seconds=[0.02, 0.02])
    receiver.statuses = [500, 503]
    _subscribe(api, receiver)
    net.person("maya").posts("@townhall hello")
    webhooks = receiver.wait_for(3)
    assert len({webhook.headers["X-Fakenet-Delivery"] for webhook in webhooks}) == 1
    assert [webhook.headers["X-Fakenet-Attempt"] for webhook in webhooks] == ["1", "2", "3"]
    until(lambda: len(net.deliveries()) == 3)
    outcomes = [attempt.outcome for attempt in net.deliveries()]
    assert outcomes == ["to_retry", "to_retry", "delivered"]


def test_it_gives_up_in_the_end(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.settings(webhook_retry_seconds=[0.01])
    body = {"url": "http://127.0.0.1:9/", "fields": ["mentions"], "secret": "x"}
    api.post("/v1/subscriptions", json=body)
    net.person("maya").posts("@townhall hello")
    until(lambda: len(net.deliveries()) == 2)
    assert [attempt.outcome for attempt in net.deliveries()] == ["to_retry", "given_up"]


def test_wrong_subscriptions_are_refused(api: httpx.Client) -> None:
    good = {"url": "http://127.0.0.1/", "fields": ["mentions"], "secret": "x"}
    for field, value in [("url", "ftp://x"), ("fields", []), ("fields", ["gossip"]), ("secret", 1)]:
        refused = api.post("/v1/subscriptions", json={**good, field: value})
        assert refused.json()["error"]["subcode"] == field
