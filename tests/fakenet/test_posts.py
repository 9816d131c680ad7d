"""Posts, replies, quotes, messages, edits and deletions stand where they should."""

import httpx
import pytest

import fakenet


def test_a_post_can_be_read_back_by_id_by_key_and_in_the_list(api: httpx.Client) -> None:
    made = api.post("/v1/posts", json={"text": "Hello"}, headers={"Idempotency-Key": "k1"})
    assert made.status_code == 201
    post = made.json()
    assert (post["kind"], post["edge"], post["client_key"]) == ("post", "public", "k1")
    assert api.get(f"/v1/posts/{post['id']}").json() == post
    assert api.get("/v1/posts/by-key/k1").json() == post
    assert api.get("/v1/posts").json() == {"posts": [post], "cursor": None}
    assert api.get("/v1/posts/by-key/k2").status_code == 404


def test_a_reply_knows_its_parent_and_its_root(net: fakenet.FakeNet, api: httpx.Client) -> None:
    first = net.person("maya").posts("@townhall Is the bridge open?")
    second = net.person("joe").replies(first, "I wonder too.")
    reply = api.post("/v1/posts", json={"text": "Yes.", "reply_to": second.id}).json()
    assert (reply["parent_id"], reply["root_id"]) == (second.id, first.id)
    thread = api.get(f"/v1/posts/{reply['id']}/thread").json()["posts"]
    assert [post["author"]["handle"] for post in thread] == ["maya", "joe", "townhall"]


def test_a_private_answer_to_a_public_post_goes_to_its_author(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    post = net.person("maya").posts("@townhall My address is wrong.")
    body = {"text": "Which one?", "edge": "private", "reply_to": post.id}
    answer = api.post("/v1/posts", json=body).json()
    assert (answer["kind"], answer["edge"], answer["to"]) == ("message", "private", "maya")


def test_a_public_answer_to_a_private_message_is_refused(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    message = net.person("maya").messages("townhall", "My secret")
    refused = api.post("/v1/posts", json={"text": "Aha.", "reply_to": message.id})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "edge_mismatch")


def test_a_private_message_is_hidden_from_everybody_else(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    message = net.person("maya").messages("joe", "Only you")
    assert api.get(f"/v1/posts/{message.id}").status_code == 404


def test_the_limit_counts_graphemes(api: httpx.Client) -> None:
    assert api.post("/v1/posts", json={"text": "👩‍👧‍👦" * 300}).status_code == 201
    refused = api.post("/v1/posts", json={"text": "👩‍👧‍👦" * 301})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "text_too_long")


def test_an_edit_keeps_the_old_words(net: fakenet.FakeNet, api: httpx.Client) -> None:
    post = api.post("/v1/posts", json={"text": "Teh"}).json()
    edited = api.patch(f"/v1/posts/{post['id']}", json={"text": "The"}).json()
    assert (edited["text"], edited["version"]) == ("The", 2)
    assert net.posts()[0].texts == ("Teh", "The")


def test_a_deleted_post_is_gone_but_not_forgotten(net: fakenet.FakeNet, api: httpx.Client) -> None:
    post = api.post("/v1/posts", json={"text": "Oops"}).json()
    assert api.delete(f"/v1/posts/{post['id']}").status_code == 204
    assert api.get(f"/v1/posts/{post['id']}").status_code == 410
    assert net.posts()[0].deleted_at is not None


def test_nobody_changes_the_words_of_another(net: fakenet.FakeNet, api: httpx.Client) -> None:
    post = net.person("maya").posts("Mine")
    refused = api.patch(f"/v1/posts/{post.id}", json={"text": "Ours"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_yours")


def test_the_list_of_own_posts_has_pages(api: httpx.Client) -> None:
    for number in range(5):
        api.post("/v1/posts", json={"text": f"Post {number}"})
    first = api.get("/v1/posts?limit=3").json()
    rest = api.get(f"/v1/posts?limit=3&cursor={first['cursor']}").json()
    texts = [post["text"] for post in first["posts"] + rest["posts"]]
    assert texts == ["Post 4", "Post 3", "Post 2", "Post 1", "Post 0"]
    assert rest["cursor"] is None


@pytest.mark.parametrize(
    ("mode", "statuses", "posts"),
    [("honour", [201, 200], 1), ("ignore", [201, 201], 2), ("error", [201, 500], 1)],
)
def test_a_key_that_comes_again_does_what_the_setting_says(
    net: fakenet.FakeNet, api: httpx.Client, mode: str, statuses: list[int], posts: int
) -> None:
    net.settings(idempotency=mode)
    answers = [
        api.post("/v1/posts", json={"text": "Once"}, headers={"Idempotency-Key": "k"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == statuses
    assert len(net.posts()) == posts
    assert net.posts()[0].copies == posts


def test_a_key_with_other_words_is_a_conflict(net: fakenet.FakeNet, api: httpx.Client) -> None:
    headers = {"Idempotency-Key": "k"}
    api.post("/v1/posts", json={"text": "One"}, headers=headers)
    refused = api.post("/v1/posts", json={"text": "Two"}, headers=headers)
    assert (refused.status_code, len(net.posts())) == (409, 1)


def test_one_accounts_key_is_not_anothers(net: fakenet.FakeNet, api: httpx.Client) -> None:
    api.post("/v1/posts", json={"text": "One"}, headers={"Idempotency-Key": "k"})
    other = {"Idempotency-Key": "k", "Authorization": f"Bearer {net.account('police').token}"}
    assert api.post("/v1/posts", json={"text": "One"}, headers=other).status_code == 201


def test_private_messages_wait_until_the_person_has_written(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.settings(message_window_seconds=86_400)
    net.person("maya").posts("@townhall hello")
    message = {"text": "Hello", "edge": "private", "to": "maya"}
    refused = api.post("/v1/posts", json=message)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "window_closed")
    net.person("maya").messages("townhall", "Write to me")
    assert api.post("/v1/posts", json=message).status_code == 201
    net.advance(86_401)
    assert api.post("/v1/posts", json=message).status_code == 403


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": " "}, "text_empty"),
        ({"text": 7}, "bad_request"),
        ({"text": "x", "edge": "sideways"}, "bad_request"),
        ({"text": "x", "edge": "private"}, "recipient_missing"),
        ({"text": "x", "edge": "private", "to": "nobody"}, "account_unknown"),
        ({"text": "x", "reply_to": "post_99"}, "post_unknown"),
        ({"text": "x", "media": ["media_1"]}, "media_unknown"),
    ],
)
def test_a_wrong_post_is_refused_with_its_code(
    net: fakenet.FakeNet, api: httpx.Client, body: dict[str, object], code: str
) -> None:
    assert api.post("/v1/posts", json=body).json()["error"]["code"] == code
    assert net.posts() == []


def test_an_unknown_address_and_a_wrong_method_say_so(api: httpx.Client) -> None:
    assert api.get("/v1/nothing").json()["error"]["code"] == "path_unknown"
    assert api.put("/v1/posts").status_code == 405
    assert api.post("/v1/posts", content=b"{").json()["error"]["code"] == "bad_json"
