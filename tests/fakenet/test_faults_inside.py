"""Faults inside the work: it looks well done, and is not."""

from typing import Any

import httpx
import pytest

import fakenet

POST = {"text": "The bridge is open."}
KEY = {"Idempotency-Key": "dispatch-1"}
Page = dict[str, Any]


def _page(api: httpx.Client, **query: str) -> Page:
    page: Page = api.get("/v1/streams/mentions", params=query).json()
    return page


def _texts(page: Page) -> list[str]:
    return [event["post"]["text"].removeprefix("@townhall ") for event in page["events"]]


def _mention(net: fakenet.FakeNet, *texts: str) -> None:
    for text in texts:
        net.person("maya").posts(f"@townhall {text}")


@pytest.mark.parametrize(
    ("mode", "status", "posts"), [("error", 500, 1), ("ignore", 201, 2), ("honour", 200, 1)]
)
def test_idempotency_of_one_account_can_differ(
    net: fakenet.FakeNet, api: httpx.Client, mode: str, status: int, posts: int
) -> None:
    net.settings(idempotency="ignore" if mode == "honour" else "honour")
    net.fault("posts.create", "idempotency", account="townhall", mode=mode)
    assert api.post("/v1/posts", json=POST, headers=KEY).status_code == 201
    again = api.post("/v1/posts", json=POST, headers=KEY)
    assert (again.status_code, len(net.posts())) == (status, posts)
    if mode == "error":
        assert again.json()["error"]["subcode"] == "record_exists"
        assert api.get("/v1/posts/by-key/dispatch-1").status_code == 200


def test_phantom_says_posted_and_posts_nothing(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "phantom", times=1)
    answer = api.post("/v1/posts", json=POST, headers=KEY)
    assert answer.status_code == 201
    assert net.posts() == []
    assert api.get(f"/v1/posts/{answer.json()['id']}").status_code == 404
    assert api.get("/v1/posts/by-key/dispatch-1").status_code == 404


def test_phantom_subscription_is_not_there(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("subscriptions.create", "phantom")
    body = {"url": "http://127.0.0.1:9/", "fields": ["mentions"], "secret": "x"}
    answer = api.post("/v1/subscriptions", json=body)
    assert answer.status_code == 201
    assert api.get(f"/v1/subscriptions/{answer.json()['id']}").status_code == 404
    assert api.get("/v1/subscriptions").json() == {"subscriptions": []}


def test_wrong_fields_are_kept_while_the_right_ones_are_answered(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.fault("subscriptions.create", "wrong_fields", fields=["messages"])
    body = {"url": "http://127.0.0.1:9/", "fields": ["mentions", "replies"], "secret": "x"}
    made = api.post("/v1/subscriptions", json=body).json()
    assert made["fields"] == ["mentions", "replies"]
    assert api.get(f"/v1/subscriptions/{made['id']}").json()["fields"] == ["messages"]


def test_late_to_show_hides_the_post_from_every_look_up(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.fault("posts.create", "late_to_show", seconds=30)
    post = api.post("/v1/posts", json=POST, headers=KEY).json()
    ways = (f"/v1/posts/{post['id']}", "/v1/posts/by-key/dispatch-1")
    assert [api.get(way).status_code for way in ways] == [404, 404]
    assert api.get("/v1/posts").json()["posts"] == []
    net.advance(31)
    assert [api.get(way).status_code for way in ways] == [200, 200]
    assert api.get("/v1/posts").json()["posts"] == [post]


@pytest.mark.parametrize("then", ["answer", "cut"])
def test_partial_upload_keeps_only_the_beginning(
    net: fakenet.FakeNet, api: httpx.Client, then: str
) -> None:
    media_id = api.post("/v1/media", json={"mime": "image/png", "bytes": 6}).json()["id"]
    net.fault("media.append", "partial_upload", times=1, bytes=2, then=then)
    part = f"/v1/media/{media_id}/parts/1"
    if then == "cut":
        with pytest.raises(httpx.RemoteProtocolError):
            api.put(part, content=b"abcdef")
    else:
        assert api.put(part, content=b"abcdef").json()["received"] == 2
    assert api.post(f"/v1/media/{media_id}/finish").status_code == 422
    api.put(part, content=b"abcdef")
    assert api.post(f"/v1/media/{media_id}/finish").status_code == 200


def test_withhold_loses_an_event_that_only_an_overlap_finds(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    _mention(net, "one", "two", "three")
    net.fault("streams.read", "withhold", times=1)
    holed = _page(api)
    assert _texts(holed) == ["two", "three"]
    assert holed["gap"] is False
    assert _texts(_page(api, cursor=holed["cursor"])) == []
    assert _texts(_page(api)) == ["one", "two", "three"]


def test_withhold_for_several_polls(net: fakenet.FakeNet, api: httpx.Client) -> None:
    _mention(net, "one", "two", "three")
    net.fault("streams.read", "withhold", times=1, count=2, polls=2, comes_back="in_place")
    assert [_texts(_page(api)) for _ in range(3)] == [["three"], ["three"], ["one", "two", "three"]]


def test_withhold_may_bring_it_back_late(net: fakenet.FakeNet, api: httpx.Client) -> None:
    _mention(net, "one", "two")
    net.fault("streams.read", "withhold", times=1, comes_back="late")
    first = _page(api)
    assert _texts(first) == ["two"]
    assert _texts(_page(api, cursor=first["cursor"])) == ["one"]
    assert _texts(_page(api)) == ["two", "one"]


def test_withhold_may_lose_it_for_ever(net: fakenet.FakeNet, api: httpx.Client) -> None:
    _mention(net, "one", "two")
    net.fault("streams.read", "withhold", times=1, comes_back="never")
    assert [_texts(_page(api)) for _ in range(3)] == [["two"]] * 3


def test_repeat_shows_events_again(net: fakenet.FakeNet, api: httpx.Client) -> None:
    _mention(net, "one", "two")
    net.fault("streams.read", "repeat", copies=3)
    page = _page(api)
    assert len(page["events"]) == 6
    assert len({event["id"] for event in page["events"]}) == 2


def test_shuffle_shows_the_newest_first(net: fakenet.FakeNet, api: httpx.Client) -> None:
    _mention(net, "one", "two", "three")
    net.fault("streams.read", "shuffle", times=1)
    shuffled = _page(api)
    assert _texts(shuffled) == ["three", "two", "one"]
    assert _texts(_page(api, cursor=shuffled["cursor"])) == []
