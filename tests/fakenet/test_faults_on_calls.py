"""Faults before and after the work: what was done, what was answered, and what is remembered."""

import json
import time
from email.utils import parsedate_to_datetime

import httpx
import pytest

import fakenet

POST = {"text": "The bridge is open."}
KEY = {"Idempotency-Key": "dispatch-1"}


@pytest.mark.parametrize("reset", [False, True])
def test_drop_before_does_nothing(net: fakenet.FakeNet, api: httpx.Client, reset: bool) -> None:
    net.fault("posts.create", "drop_before", times=1, reset=reset)
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        api.post("/v1/posts", json=POST)
    assert net.posts() == []
    assert net.seen("posts.create")[0].outcome == "cut"


@pytest.mark.parametrize("reset", [False, True])
def test_drop_after_creates_once_and_never_answers(
    net: fakenet.FakeNet, api: httpx.Client, reset: bool
) -> None:
    fault = net.fault("posts.create", "drop_after", times=1, reset=reset)
    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        api.post("/v1/posts", json=POST, headers=KEY)
    (post,) = net.posts()
    assert (post.client_key, post.copies) == ("dispatch-1", 1)
    (call,) = net.seen("posts.create")
    assert (call.outcome, call.status, call.faults) == ("cut", None, (fault.id,))
    assert call.did == (f"created {post.id}",)
    assert api.get("/v1/posts/by-key/dispatch-1").json()["id"] == post.id


def test_error_after_creates_and_says_no(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "error_after", status=422, code="text_odd", message="Not posted.")
    answer = api.post("/v1/posts", json=POST)
    assert answer.status_code == 422
    assert answer.json()["error"] == {"code": "text_odd", "subcode": "", "message": "Not posted."}
    assert len(net.posts()) == 1


def test_refuse_does_nothing_and_may_lie(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "refuse", status=403, code="blocked", subcode="9", message="Posted!")
    answer = api.post("/v1/posts", json=POST)
    assert (answer.status_code, answer.json()["error"]["message"]) == (403, "Posted!")
    assert net.posts() == []


def test_reword_keeps_the_code(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "reword", message="Invalid OAuth token")
    error = api.post("/v1/posts", json={"text": ""}).json()["error"]
    assert error == {"code": "text_empty", "subcode": "", "message": "Invalid OAuth token"}
    assert api.post("/v1/posts", json=POST).json()["text"] == POST["text"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_slow_takes_its_time(net: fakenet.FakeNet, api: httpx.Client, when: str) -> None:
    net.fault("posts.create", "slow", seconds=0.2, when=when)
    began = time.monotonic()
    assert api.post("/v1/posts", json=POST).status_code == 201
    assert time.monotonic() - began >= 0.2


@pytest.mark.parametrize(("when", "posted_by_then"), [("before", 0), ("after", 1)])
def test_slow_work_is_done_even_when_the_caller_gave_up(
    net: fakenet.FakeNet, api: httpx.Client, when: str, posted_by_then: int
) -> None:
    net.fault("posts.create", "slow", seconds=0.6, when=when)
    with pytest.raises(httpx.ReadTimeout):
        api.post("/v1/posts", json=POST, timeout=0.2)
    assert len(net.posts()) == posted_by_then
    time.sleep(0.8)
    assert len(net.posts()) == 1


@pytest.mark.parametrize(("when", "posts"), [("before", 0), ("after", 1)])
def test_hang_never_answers(net: fakenet.FakeNet, api: httpx.Client, when: str, posts: int) -> None:
    net.fault("posts.create", "hang", when=when)
    with pytest.raises(httpx.ReadTimeout):
        api.post("/v1/posts", json=POST, timeout=0.2)
    assert len(net.posts()) == posts
    assert net.seen("posts.create")[0].outcome == "silent"


def test_hang_ends_when_it_was_told_to(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "hang", seconds=0.1)
    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/v1/posts", json=POST)


def test_rate_limit_holds_until_its_time_and_marks_whoever_comes_early(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.fault("posts.create", "rate_limit", times=1, retry_after=300)
    first = api.post("/v1/posts", json=POST)
    assert (first.status_code, first.headers["Retry-After"]) == (429, "300")
    net.advance(100)
    early = api.post("/v1/posts", json=POST)
    assert (early.status_code, early.headers["Retry-After"]) == (429, "200")
    net.advance(201)
    assert api.post("/v1/posts", json=POST).status_code == 201
    assert [call.did[0] for call in net.seen("posts.create") if call.did] == [
        "too early by 200 s",
        "created post_1",
    ]


def test_rate_limit_may_name_a_date_or_nothing(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.list", "rate_limit", tells="date")
    net.fault("account.read", "rate_limit", tells="nothing")
    answer = api.get("/v1/posts")
    wait = parsedate_to_datetime(answer.headers["Retry-After"]) - parsedate_to_datetime(
        answer.headers["Date"]
    )
    assert 59 <= wait.total_seconds() <= 61
    assert "Retry-After" not in api.get("/v1/account").headers


@pytest.mark.parametrize("how", ["503", "cut"])
def test_down_for_a_while(net: fakenet.FakeNet, api: httpx.Client, how: str) -> None:
    net.fault("*", "down", for_seconds=60, how=how)
    if how == "503":
        assert api.get("/v1/account").json()["error"]["code"] == "unavailable"
    else:
        with pytest.raises(httpx.RemoteProtocolError):
            api.get("/v1/account")
    net.advance(61)
    assert api.get("/v1/account").status_code == 200


def test_redirect_sends_the_caller_elsewhere(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.read", "redirect", to="http://169.254.169.254/latest/", status=307)
    answer = api.get("/v1/posts/post_1")
    assert answer.status_code == 307
    assert answer.headers["Location"] == "http://169.254.169.254/latest/"


def test_garbage_html(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "garbage", body="html", status=502)
    answer = api.post("/v1/posts", json=POST)
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert len(net.posts()) == 1


@pytest.mark.parametrize("body", ["truncated_json", "binary", "empty"])
def test_garbage_that_is_not_json(net: fakenet.FakeNet, api: httpx.Client, body: str) -> None:
    net.fault("posts.create", "garbage", body=body)
    answer = api.post("/v1/posts", json=POST)
    assert answer.status_code == 200
    with pytest.raises((json.JSONDecodeError, UnicodeDecodeError)):
        json.loads(answer.content)
    assert len(net.posts()) == 1


def test_garbage_wrong_json(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "garbage", body="wrong_json")
    assert isinstance(api.post("/v1/posts", json=POST).json(), list)


def test_garbage_huge(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "garbage", body="huge", bytes=5_000_000)
    answer = api.post("/v1/posts", json=POST)
    assert len(answer.content) == 5_000_000
    assert isinstance(answer.json(), str)


def test_garbage_cut_short(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "garbage", body="cut_short", status=201)
    with pytest.raises(httpx.RemoteProtocolError, match="complete message"):
        api.post("/v1/posts", json=POST)
    assert len(net.posts()) == 1


def test_alter_removes_and_sets_fields(
    net: fakenet.FakeNet, office: fakenet.Account, api: httpx.Client
) -> None:
    net.fault("token.grant", "alter", account="townhall", remove=["refresh_token"])
    body = {"grant": "refresh", "refresh_token": office.refresh_token}
    assert "refresh_token" not in api.post("/v1/token", json=body).json()
    net.fault("token.grant", "alter", set={"expires_seconds": 31 * 365 * 86_400})
    body = {"grant": "password", "handle": "townhall", "password": office.password}
    assert api.post("/v1/token", json=body).json()["expires_seconds"] == 977_616_000


@pytest.mark.parametrize("how", ["expired", "revoked", "rotated"])
def test_end_token_ends_it_at_this_call(
    net: fakenet.FakeNet, office: fakenet.Account, api: httpx.Client, how: str
) -> None:
    net.fault("posts.create", "end_token", how=how, times=1, after=1)
    assert api.post("/v1/posts", json=POST).status_code == 201
    assert api.post("/v1/posts", json=POST).json()["error"]["code"] == f"token_{how}"
    assert api.get("/v1/account").status_code == 401
    body = {"grant": "refresh", "refresh_token": office.refresh_token}
    refreshed = api.post("/v1/token", json=body)
    assert refreshed.status_code == (200 if how == "expired" else 401)
    assert len(net.posts()) == 1


def test_lose_permission_takes_scopes_away_for_good(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.fault("posts.create", "lose_permission", times=1, scopes=["write"])
    error = api.post("/v1/posts", json=POST).json()["error"]
    assert (error["code"], error["subcode"]) == ("permission_missing", "write")
    assert api.post("/v1/posts", json=POST).status_code == 403
    assert "write" not in api.get("/v1/account").json()["token"]["scopes"]


def test_a_fault_strikes_only_its_account_its_times_and_after_its_first_calls(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    net.fault("posts.*", "refuse", account="townhall", after=1, times=2)
    statuses = [api.post("/v1/posts", json=POST).status_code for _ in range(4)]
    assert statuses == [201, 400, 400, 201]
    assert [(rule.matched, rule.struck) for rule in net.faults()] == [(4, 2)]
    net.fault("POST /v1/posts", "refuse", account="townhall")
    other = {"Authorization": f"Bearer {net.account('police').token}"}
    assert api.post("/v1/posts", json=POST, headers=other).status_code == 201
    assert api.post("/v1/posts", json=POST).status_code == 400
    assert api.get("/v1/posts").status_code == 200


def test_faults_can_be_lifted(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("*", "down")
    net.lift_faults()
    assert api.get("/v1/account").status_code == 200


def test_several_faults_strike_one_call(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.fault("posts.create", "slow", seconds=0.1)
    net.fault("posts.create", "drop_after")
    began = time.monotonic()
    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/v1/posts", json=POST)
    assert time.monotonic() - began >= 0.1
    assert len(net.posts()) == 1


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("meteor", {}),
        ("slow", {"minutes": 3}),
        ("slow", {"seconds": "3"}),
        ("slow", {"seconds": -1}),
        ("slow", {"when": "never"}),
        ("redirect", {}),
        ("lose_permission", {"scopes": ["fly"]}),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(
    net: fakenet.FakeNet, kind: str, options: dict[str, object]
) -> None:
    order = {"on": "*", "fault": {"kind": kind, **options}}
    with pytest.raises(fakenet.Refused, match="fault_wrong"):
        net.ask("POST", "/control/faults", order)


@pytest.mark.parametrize("wrong", [{"on": None}, {"times": -1}, {"fault": 1}, {"whenever": 1}])
def test_an_order_that_makes_no_sense_is_refused(
    net: fakenet.FakeNet, wrong: dict[str, object]
) -> None:
    order = {"on": "*", "fault": {"kind": "drop_after"}, **wrong}
    with pytest.raises(fakenet.Refused, match="fault_wrong"):
        net.ask("POST", "/control/faults", order)
