"""Tokens open an account for as long as they should, and no longer."""

import httpx

import fakenet


def _code(answer: httpx.Response) -> str:
    return str(answer.json()["error"]["code"])


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_the_account_says_who_it_is_and_how_long_its_token_lives(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    brief = net.account("police", token_seconds=7200, refresh=False)
    endless = api.get("/v1/account").json()
    assert endless["account"]["handle"] == "townhall"
    assert (endless["token"]["expires_at"], endless["token"]["can_refresh"]) == (None, True)
    short = api.get("/v1/account", headers=_bearer(brief.token)).json()["token"]
    assert (short["expires_at"], short["can_refresh"]) == (brief.expires_at, False)


def test_a_short_token_expires_and_can_be_refreshed(
    net: fakenet.FakeNet, api: httpx.Client
) -> None:
    brief = net.account("police", token_seconds=7200)
    net.advance(7201)
    assert _code(api.get("/v1/account", headers=_bearer(brief.token))) == "token_expired"
    body = {"grant": "refresh", "refresh_token": brief.refresh_token}
    fresh = api.post("/v1/token", json=body).json()
    assert fresh["expires_seconds"] == 7200
    again = api.get("/v1/account", headers=_bearer(fresh["access_token"]))
    assert again.json()["account"]["handle"] == "police"


def test_a_refresh_token_works_once(
    office: fakenet.Account, net: fakenet.FakeNet, api: httpx.Client
) -> None:
    body = {"grant": "refresh", "refresh_token": office.refresh_token}
    assert api.post("/v1/token", json=body).status_code == 200
    assert _code(api.post("/v1/token", json=body)) == "refresh_token_used"
    assert _code(api.get("/v1/account")) == "token_rotated"


def test_a_password_gives_tokens_and_a_wrong_one_does_not(
    office: fakenet.Account, api: httpx.Client
) -> None:
    body = {"grant": "password", "handle": "townhall", "password": office.password}
    token = api.post("/v1/token", json=body).json()["access_token"]
    assert api.get("/v1/account", headers=_bearer(token)).status_code == 200
    body["password"] = "guess"
    assert _code(api.post("/v1/token", json=body)) == "password_wrong"


def test_no_token_and_a_strange_token_are_told_apart(api: httpx.Client) -> None:
    assert _code(api.get("/v1/account", headers={"Authorization": ""})) == "token_missing"
    assert _code(api.get("/v1/account", headers=_bearer("at_guess"))) == "token_unknown"


def test_a_refresh_token_opens_no_door(office: fakenet.Account, api: httpx.Client) -> None:
    assert _code(api.get("/v1/posts", headers=_bearer(str(office.refresh_token)))) == (
        "token_unknown"
    )


def test_each_scope_guards_its_calls(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.change_account("townhall", scopes=["read"])
    assert api.get("/v1/streams/mentions").status_code == 200
    refused = {
        "write": api.post("/v1/posts", json={"text": "x"}),
        "messages": api.get("/v1/streams/messages"),
        "media": api.post("/v1/media", json={}),
        "webhooks": api.get("/v1/subscriptions"),
    }
    for scope, answer in refused.items():
        assert answer.status_code == 403
        assert answer.json()["error"]["subcode"] == scope
    private = api.post("/v1/posts", json={"text": "x", "edge": "private", "to": "townhall"})
    assert private.json()["error"]["subcode"] == "messages"


def test_the_hidden_hand_ends_tokens(net: fakenet.FakeNet, api: httpx.Client) -> None:
    net.end_tokens("townhall", "revoked")
    assert _code(api.get("/v1/account")) == "token_revoked"
    headers = _bearer(net.new_token("townhall"))
    assert api.get("/v1/account", headers=headers).status_code == 200
