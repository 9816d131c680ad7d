"""Whoever polls hears everything that concerns them, once, in order, and no more."""

from typing import Any

import httpx
import pytest

import fakenet

Json = dict[str, Any]


def _events(api: httpx.Client, stream: str, **query: str | int) -> list[Json]:
    events: list[Json] = api.get(f"/v1/streams/{stream}", params=query).json()["events"]
    return events


def _all(api: httpx.Client, stream: str, limit: int) -> list[Json]:
    events: list[Json] = []
    page: Json = {"cursor": None, "more": True}
    while page["more"]:
        params = {"limit": limit} | ({"cursor": page["cursor"]} if page["cursor"] else {})
        page = api.get(f"/v1/streams/{stream}", params=params).json()
        events += page["events"]
    return events


def test_mentions_and_quotes_are_on_mentions(net: fakenet.FakeNet, api: httpx.Client) -> None:
    ours = api.post("/v1/posts", json={"text": "The bridge is open."}).json()
    net.person("maya").posts("@townhall thank you")
    net.person("joe").quotes(ours["id"], "Look")
    net.person("ann").posts("Nothing to do with you, mail me at ann@townhall.example")
    kinds = [
        (event["actor"]["handle"], event["post"]["kind"]) for event in _events(api, "mentions")
    ]
    assert kinds == [("maya", "post"), ("joe", "quote")]


def test_replies_of_many_authors_keep_their_authors(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    ours = api.post("/v1/posts", json={"text": "The bridge is open."}).json()
    first = net.person("maya").replies(ours["id"], "Which?")
    net.person("joe").replies(first, "The old one.")
    events = _events(api, "replies")
    assert [event["post"]["author"]["handle"] for event in events] == ["maya", "joe"]
    assert {event["post"]["root_id"] for event in events} == {ours["id"]}


def test_a_reply_that_names_us_is_one_event_on_two_streams(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    ours = api.post("/v1/posts", json={"text": "Open."}).json()
    net.person("maya").replies(ours["id"], "@townhall really?")
    (mention,), (reply,) = _events(api, "mentions"), _events(api, "replies")
    assert mention == reply
    assert mention["streams"] == ["mentions", "replies"]


def test_own_answers_come_back_unless_the_setting_says_no(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    question = net.person("maya").posts("@townhall open?")
    api.post("/v1/posts", json={"text": "Yes.", "reply_to": question.id})
    api.post("/v1/posts", json={"text": "Psst.", "edge": "private", "to": "maya"})
    assert [event["actor"]["handle"] for event in _events(api, "replies")] == ["townhall"]
    assert [event["actor"]["handle"] for event in _events(api, "messages")] == ["townhall"]
    net.settings(echo=False)
    api.post("/v1/posts", json={"text": "Yes!", "reply_to": question.id})
    assert len(_events(api, "replies")) == 1


def test_edits_and_deletes_arrive_as_history(net: fakenet.FakeNet, api: httpx.Client) -> None:
    maya = net.person("maya")
    post = maya.posts("@townhall teh bridge")
    maya.edits(post, "@townhall the bridge")
    before = _events(api, "mentions")
    assert [event["post"]["text"] for event in before] == [
        "@townhall teh bridge",
        "@townhall the bridge",
    ]
    maya.deletes(post)
    after = _events(api, "mentions")
    assert [event["type"] for event in after] == ["post.created", "post.edited", "post.deleted"]
    assert [event["post"] for event in after] == [None, None, None]


def test_reactions_follows_and_seen_marks_carry_no_words(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    ours = api.post("/v1/posts", json={"text": "Open."}).json()
    private = {"text": "Psst.", "edge": "private", "to": "maya"}
    maya = net.person("maya")
    maya.reacts(ours["id"], "🎉")
    maya.follows("townhall")
    maya.sees(api.post("/v1/posts", json=private).json()["id"])
    reaction, follow = _events(api, "replies")[0], _events(api, "mentions")[0]
    seen = _events(api, "messages")[1]
    kinds = [event["type"] for event in (reaction, follow, seen)]
    assert kinds == ["reaction.added", "follow.added", "message.seen"]
    assert reaction["emoji"] == "🎉"
    assert all(event["post"] is None for event in (reaction, follow, seen))


def test_the_cursor_goes_on_where_it_stopped(net: fakenet.FakeNet, api: httpx.Client) -> None:
    maya = net.person("maya")
    maya.posts("@townhall one")
    maya.posts("@townhall two")
    first = api.get("/v1/streams/mentions?limit=1").json()
    assert first["more"] is True
    second = api.get("/v1/streams/mentions", params={"cursor": first["cursor"]}).json()
    assert [event["post"]["text"] for event in second["events"]] == ["@townhall two"]
    assert second["more"] is False
    maya.posts("@townhall three")
    third = _events(api, "mentions", cursor=second["cursor"])
    assert [event["post"]["text"] for event in third] == ["@townhall three"]


def test_a_cursor_belongs_to_one_stream(api: httpx.Client) -> None:
    cursor = api.get("/v1/streams/mentions").json()["cursor"]
    for wrong in (cursor, "rubbish", "e30="):
        refused = api.get("/v1/streams/replies", params={"cursor": wrong})
        assert refused.json()["error"]["code"] == "cursor_invalid"


def test_five_thousand_events_are_all_there(net: fakenet.FakeNet, api: httpx.Client) -> None:
    act = {"as": "maya", "do": "post"}
    net.act([{**act, "text": f"@townhall number {number}"} for number in range(5000)])
    events = _all(api, "mentions", limit=100)
    assert [event["post"]["text"].split()[-1] for event in events] == [
        str(number) for number in range(5000)
    ]


def test_a_late_comment_is_old_by_its_own_time(net: fakenet.FakeNet, api: httpx.Client) -> None:
    maya = net.person("maya")
    maya.posts("@townhall new")
    maya.posts("@townhall from yesterday", ago_seconds=86_400)
    new, late = _events(api, "mentions")
    assert late["post"]["created_at"] < new["post"]["created_at"]
    assert late["at"] > new["at"]


def test_since_reaches_back(net: fakenet.FakeNet, api: httpx.Client) -> None:
    maya = net.person("maya")
    maya.posts("@townhall one")
    maya.posts("@townhall two")
    second = _events(api, "mentions")[1]
    assert _events(api, "mentions", since=second["at"]) == [second]
    assert api.get("/v1/streams/mentions?since=noon").status_code == 400


@pytest.mark.parametrize("window", [{"window_events": 3}, {"window_seconds": 60}])
@pytest.mark.parametrize("mode", ["told", "silent", "refused"])
def test_a_bounded_window_loses_what_is_older(
    net: fakenet.FakeNet, api: httpx.Client, window: dict[str, int], mode: str
) -> None:
    cursor = api.get("/v1/streams/mentions").json()["cursor"]
    maya = net.person("maya")
    for number in range(7):
        if number == 4:
            net.advance(3600)
        maya.posts(f"@townhall {number}")
    net.settings(window=mode, **window)
    answer = api.get("/v1/streams/mentions", params={"cursor": cursor})
    if mode == "refused":
        assert (answer.status_code, answer.json()["error"]["code"]) == (410, "cursor_expired")
        return
    page = answer.json()
    assert [event["post"]["text"] for event in page["events"]] == [
        "@townhall 4",
        "@townhall 5",
        "@townhall 6",
    ]
    assert page["gap"] is (mode == "told")
    assert api.get("/v1/streams/mentions").json()["gap"] is False


def test_no_page_is_larger_than_the_setting(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.act([{"as": "maya", "do": "post", "text": "@townhall"} for _ in range(8)])
    net.settings(page_max=5)
    assert len(_events(api, "mentions", limit=50)) == 5
    assert api.get("/v1/streams/mentions?limit=0").status_code == 400
