"""Many callers at once are all answered, and none is counted twice."""

from concurrent.futures import ThreadPoolExecutor

import httpx

import fakenet
from tests.fakenet.receiver import Receiver

CLIENTS, CALLS = 8, 100


def test_eight_callers_at_once_on_five_thousand_posts(
    net: fakenet.FakeNet, office: fakenet.Account
) -> None:
    net.act([{"as": "maya", "do": "post", "text": f"@townhall {one}"} for one in range(5000)])
    headers = {"Authorization": f"Bearer {office.token}"}

    def call(caller: int) -> list[int]:
        with httpx.Client(base_url=net.url, headers=headers, timeout=30) as api:
            made = [_create(api, f"{caller}-{number}") for number in range(CALLS)]
            polled = [api.get("/v1/streams/mentions?limit=20") for _ in range(CALLS)]
        return [answer.status_code for answer in made + polled]

    with ThreadPoolExecutor(CLIENTS) as callers:
        statuses = [status for each in callers.map(call, range(CLIENTS)) for status in each]
    assert statuses.count(201) == CLIENTS * CALLS
    assert statuses.count(200) == CLIENTS * CALLS
    own = net.posts(author="townhall")
    assert len({post.client_key for post in own}) == len(own) == CLIENTS * CALLS


def test_callers_with_one_key_make_one_post(net: fakenet.FakeNet, office: fakenet.Account) -> None:
    headers = {"Authorization": f"Bearer {office.token}"}

    def call(_caller: int) -> int:
        with httpx.Client(base_url=net.url, headers=headers) as api:
            return _create(api, "the-same").status_code

    with ThreadPoolExecutor(CLIENTS) as callers:
        statuses = sorted(callers.map(call, range(50)))
    assert statuses == [200] * 49 + [201]
    assert len(net.posts()) == 1


def test_a_burst_of_webhooks_all_arrives(
    net: fakenet.FakeNet, api: httpx.Client, receiver: Receiver
) -> None:
    body = {"url": receiver.url, "fields": ["mentions"], "secret": "x"}
    api.post("/v1/subscriptions", json=body)
    net.act([{"as": "maya", "do": "post", "text": f"@townhall {one}"} for one in range(500)])
    receiver.wait_for(500)
    assert receiver.texts() == [f"@townhall {one}" for one in range(500)]


def _create(api: httpx.Client, key: str) -> httpx.Response:
    return api.post("/v1/posts", json={"text": key}, headers={"Idempotency-Key": key})
