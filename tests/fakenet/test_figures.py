"""Posts have counters: what people do moves them, and a test can set them."""

import httpx
import pytest

import fakenet


def _figures(api: httpx.Client, *ids: str) -> dict[str, object]:
    answer = api.get("/v1/posts/figures", params={"ids": ",".join(ids)})
    assert answer.status_code == 200
    said: dict[str, object] = answer.json()
    return said


def test_replies_quotes_and_reactions_are_counted(net: fakenet.FakeNet, api: httpx.Client) -> None:
    post = api.post("/v1/posts", json={"text": "The bridge is shut."}).json()
    maya = net.person("maya")
    reply = maya.replies(post["id"], "Since when?")
    maya.replies(reply, "Hello?")
    maya.quotes(post["id"], "Oh no")
    maya.reacts(post["id"])
    counted = {"id": post["id"], "replies": 1, "reposts": 1, "likes": 1, "seen": None}
    assert _figures(api, post["id"]) == {"figures": [counted], "gone": []}
    maya.deletes(reply)
    assert _figures(api, post["id"])["figures"] == [counted | {"replies": 0}]


def test_a_test_sets_them_and_people_add_to_them(net: fakenet.FakeNet, api: httpx.Client) -> None:
    post = api.post("/v1/posts", json={"text": "The bridge is shut."}).json()
    net.set_figures(post["id"], replies=11, reposts=40, seen=5200)
    net.person("maya").replies(post["id"], "Since when?")
    counted = {"id": post["id"], "replies": 12, "reposts": 40, "likes": 0, "seen": 5200}
    assert _figures(api, post["id"])["figures"] == [counted]


def test_what_is_deleted_is_gone_and_what_is_hidden_is_neither(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    post = api.post("/v1/posts", json={"text": "Teh"}).json()
    api.delete(f"/v1/posts/{post['id']}")
    hidden = net.person("maya").messages("joe", "Only you")
    said = _figures(api, post["id"], hidden.id, "post_999")
    assert said == {"figures": [], "gone": [post["id"]]}


@pytest.mark.parametrize("ids", ["", ",".join(f"post_{number}" for number in range(51))])
def test_too_few_and_too_many_are_refused(api: httpx.Client, ids: str) -> None:
    assert api.get("/v1/posts/figures", params={"ids": ids}).status_code == 400


@pytest.mark.parametrize("wrong", [{"replies": -1}, {"likes": None}, {"seen": "5"}, {"fans": 1}])
def test_no_nonsense_can_be_set(
    net: fakenet.FakeNet, api: httpx.Client, wrong: dict[str, object]
) -> None:
    post = api.post("/v1/posts", json={"text": "Hello"}).json()
    with pytest.raises(fakenet.Refused):
        net.ask("PATCH", f"/control/posts/{post['id']}/figures", wrong)
