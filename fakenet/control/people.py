"""Making people, giving and taking their tokens, and telling them what to do."""

from collections.abc import Mapping

from fakenet import acts
from fakenet.calls import json_body, number_field, text_field, texts_field
from fakenet.control.memory import show_post
from fakenet.network.accounts import ENDINGS, SCOPES, Account
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.views import account_view, grant_view
from fakenet.wire import Json, Request


def create_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body = json_body(request)
    account = site.society.join(
        text_field(body, "handle"),
        name=text_field(body, "name", ""),
        password=text_field(body, "password", ""),
    )
    _change(account, body)
    return _account(site, account) | _grant(site, account)


def list_accounts(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    accounts = site.society.accounts.by_id.values()
    return {"accounts": [_account(site, account) for account in accounts]}


def read_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _account(site, site.society.accounts.named(parts["handle"]))


def change_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    account = site.society.accounts.named(parts["handle"])
    _change(account, json_body(request))
    return _account(site, account)


def give_token(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _grant(site, site.society.accounts.named(parts["handle"]))


def end_tokens(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    how = text_field(json_body(request), "how")
    if how not in ENDINGS:
        raise Problem("bad_request", "how")
    account = site.society.accounts.named(parts["handle"])
    now = site.society.clock.now()
    heirs = site.society.accounts.end_tokens(account, how, now=now)
    return grant_view(heirs, now=now) if heirs else {}


def act(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body = json_body(request)
    many = body.get("acts")
    if many is None:
        return {"post": _done(site, body)}
    if not isinstance(many, list) or not all(isinstance(act, dict) for act in many):
        raise Problem("bad_request", "acts")
    return {"posts": [_done(site, act) for act in many]}


def _change(account: Account, body: Json) -> None:
    scopes = texts_field(body, "scopes", tuple(account.scopes))
    if not set(scopes) <= set(SCOPES):
        raise Problem("bad_request", "scopes")
    account.scopes = scopes
    if "token_seconds" in body:
        endless = body["token_seconds"] is None
        account.token_seconds = None if endless else number_field(body, "token_seconds")
    account.gives_refresh = bool(body.get("refresh", account.gives_refresh))
    account.name = text_field(body, "name", "") or account.name
    account.password = text_field(body, "password", "") or account.password


def _account(site: Site, account: Account) -> Json:
    return account_view(account, site.base_url) | {
        "password": account.password,
        "scopes": account.scopes,
        "token_seconds": account.token_seconds,
        "refresh": account.gives_refresh,
    }


def _grant(site: Site, account: Account) -> Json:
    now = site.society.clock.now()
    return grant_view(site.society.accounts.grant(account, now=now), now=now)


def _done(site: Site, act: Json) -> Json | None:
    post = acts.perform(site.society, act)
    return None if post is None else show_post(site, post, None)
