"""The hidden hand changes anything and remembers everything."""

import httpx
import pytest

import fakenet


def test_every_call_is_remembered_with_all_that_it_said(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    headers = {"Idempotency-Key": "k", "X-Trace": "7"}
    api.post("/v1/posts", json={"text": "Hello"}, headers=headers)
    api.get("/v1/posts?limit=3")
    created, listed = net.seen()
    assert (created.method, created.path, created.operation) == (
        "POST",
        "/v1/posts",
        "posts.create",
    )
    assert (created.account, created.idempotency_key, created.status) == ("townhall", "k", 201)
    assert created.headers["x-trace"] == "7"
    assert created.body == {"text": "Hello"}
    assert created.seconds is not None
    assert listed.query == {"limit": "3"}
    assert net.seen("posts.list") == [listed]
    assert net.seen(account="nobody") == []


def test_a_body_that_is_not_text_is_remembered_too(net: fakenet.FakeNet, api: httpx.Client) -> None:
    api.put("/v1/media/media_9/parts/1", content=b"\xff\xfe")
    assert net.seen()[0].body == {"bytes": 2, "base64": "//4="}


def test_the_memory_can_be_cleared(net: fakenet.FakeNet, api: httpx.Client) -> None:
    api.get("/v1/account")
    net.ask("DELETE", "/control/seen")
    assert net.seen() == []


def test_creations_count_how_often_the_same_was_posted(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    for key in ("a", "b"):
        api.post("/v1/posts", json={"text": "Twice"}, headers={"Idempotency-Key": key})
    api.post("/v1/posts", json={"text": "Once"})
    creations = net.ask("GET", "/control/creations")["creations"]
    assert [(one["text"], one["times"]) for one in creations] == [("Twice", 2), ("Once", 1)]
    assert creations[0]["client_keys"] == ["a", "b"]
    assert [post.copies for post in net.posts(author="townhall")] == [2, 2, 1]


def test_reset_leaves_nothing(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.person("maya").posts("Hello")
    net.fault("*", "down")
    net.settings(text_limit=10)
    net.skew(60)
    net.reset()
    assert (net.posts(), net.faults(), net.seen()) == ([], [], [])
    assert net.settings()["text_limit"] == 300
    assert net.ask("GET", "/control/clock")["skew_seconds"] == 0
    assert api.get("/v1/account").json()["error"]["code"] == "token_unknown"


def test_a_skewed_clock_is_wrong_everywhere(net: fakenet.FakeNet, api: httpx.Client) -> None:
    now = net.ask("GET", "/control/clock")["now"]
    net.skew(-3600)
    answer = api.post("/v1/posts", json={"text": "Earlier"})
    assert answer.json()["created_at"] < now
    call = net.seen("posts.create")[0]
    assert call.at < now < call.real_at


def test_many_deeds_in_one_call(net: fakenet.FakeNet) -> None:
    post, reaction = net.act(
        [
            {"as": "maya", "do": "post", "text": "Hello", "client_key": "k", "lang": "en"},
            {"as": "joe", "do": "react", "id": "post_1"},
        ]
    )
    assert (post and post.client_key, reaction) == ("k", None)


def test_people_join_with_their_first_deed(net: fakenet.FakeNet) -> None:
    net.person("maya").messages("joe", "Are you here?")
    handles = [row["handle"] for row in net.ask("GET", "/control/accounts")["accounts"]]
    assert handles == ["maya", "joe"]


def test_a_person_replies_on_the_edge_of_what_they_answer(net: fakenet.FakeNet) -> None:
    message = net.person("maya").messages("joe", "Are you here?")
    answer = net.person("joe").replies(message, "Yes.")
    assert (answer.edge, answer.to, answer.root_id) == ("private", "maya", message.id)
    again = net.person("joe").replies(answer, "Still.")
    assert again.to == "maya"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/control/accounts", {"handle": "No Spaces"}),
        ("POST", "/control/accounts", {"handle": "townhall"}),
        ("POST", "/control/acts", {"as": "maya", "do": "fly"}),
        ("POST", "/control/acts", {"acts": ["post"]}),
        ("PATCH", "/control/settings", {"text_limit": "many"}),
        ("PATCH", "/control/settings", {"gravity": 1}),
        ("PATCH", "/control/accounts/townhall", {"scopes": ["fly"]}),
        ("POST", "/control/accounts/townhall/tokens/end", {"how": "politely"}),
        ("GET", "/control/accounts/nobody", None),
        ("GET", "/control/faults/fault_9", None),
        ("GET", "/control/posts/post_9", None),
        ("DELETE", "/control/settings", None),
        ("GET", "/control/nothing", None),
        ("GET", "/control/seen?from=soon", None),
    ],
)
def test_what_makes_no_sense_is_refused(
    net: fakenet.FakeNet,
    office: fakenet.Account,
    method: str,
    path: str,
    body: dict[str, object] | None,
) -> None:
    with pytest.raises(fakenet.Refused):
        net.ask(method, path, body)


def test_the_index_lists_every_call(net: fakenet.FakeNet) -> None:
    assert "POST /control/faults" in net.ask("GET", "/control/")["calls"]
    assert "drop_after" in net.ask("GET", "/control/faults/kinds")["kinds"]
    assert net.ask("GET", "/control/health")["posts"] == 0
