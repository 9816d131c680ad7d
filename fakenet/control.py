"""The hidden hand: makes people, scripts faults, and shows everything that was seen."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from fakenet import acts
from fakenet.calls import Call, json_body, number_field, text_field, texts_field, whole_number
from fakenet.faults import KINDS, Rule
from fakenet.network import settings
from fakenet.network.accounts import ENDINGS, SCOPES, Account
from fakenet.network.clock import iso, iso_or_none
from fakenet.network.posts import Post, sameness
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.views import account_view, grant_view, post_view
from fakenet.wire import Answer, Json, Request, json_answer, path_part

PREFIX = "/control/"

Work = Callable[[Site, Request, Mapping[str, str]], object]


def answer(site: Site, request: Request) -> Answer:
    """Do one control call. These are never struck by faults and not listed as seen."""
    methods: list[str] = []
    for method, address, work in _CALLS:
        match = _pattern(address).fullmatch(request.path)
        if match is None:
            continue
        if method == request.method:
            parts = {name: path_part(part) for name, part in match.groupdict().items()}
            return json_answer(work(site, request, parts))
        methods.append(method)
    raise Problem("method_not_allowed" if methods else "path_unknown")


def _index(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"calls": [f"{method} {address}" for method, address, _work in _CALLS]}


def _health(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"started_at": iso(site.started_at), "posts": len(site.society.posts.by_id)}


def _reset(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.reset()
    return {}


def _create_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body = json_body(request)
    account = site.society.join(
        text_field(body, "handle"),
        name=text_field(body, "name", ""),
        password=text_field(body, "password", ""),
    )
    _change(account, body)
    return _account(site, account) | _grant(site, account)


def _list_accounts(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    accounts = site.society.accounts.by_id.values()
    return {"accounts": [_account(site, account) for account in accounts]}


def _read_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _account(site, site.society.accounts.named(parts["handle"]))


def _change_account(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    account = site.society.accounts.named(parts["handle"])
    _change(account, json_body(request))
    return _account(site, account)


def _give_token(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _grant(site, site.society.accounts.named(parts["handle"]))


def _end_tokens(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    how = text_field(json_body(request), "how")
    if how not in ENDINGS:
        raise Problem("bad_request", "how")
    account = site.society.accounts.named(parts["handle"])
    now = site.society.clock.now()
    heirs = site.society.accounts.end_tokens(account, how, now=now)
    return grant_view(heirs, now=now) if heirs else {}


def _act(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body = json_body(request)
    many = body.get("acts")
    if many is None:
        return {"post": _done(site, body)}
    if not isinstance(many, list) or not all(isinstance(act, dict) for act in many):
        raise Problem("bad_request", "acts")
    return {"posts": [_done(site, act) for act in many]}


def _list_posts(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    """Every post there ever was, deleted ones too; each says how many say the same."""
    query = request.query
    copies = site.society.posts.copies()
    author = query.get("author")
    posts: Iterable[Post] = site.society.posts.by_id.values()
    if author is not None:
        found = site.society.accounts.find(author)
        posts = site.society.posts.by_author.get(found.id, []) if found else []
    views = [
        _post(site, post, len(copies[sameness(post)]))
        for post in posts
        if query.get("edge") in (None, post.edge) and query.get("text") in (None, post.text)
    ]
    return {"posts": views}


def _read_post(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    post = site.society.posts.get(parts["id"])
    return _post(site, post, len(site.society.posts.copies()[sameness(post)]))


def _list_creations(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    """How often the same words were posted by the same account in the same place."""
    groups = site.society.posts.copies().values()
    return {
        "creations": [
            {
                "account": site.society.accounts.by_id[group[0].author_id].handle,
                "text": group[0].versions[0].text,
                "times": len(group),
                "ids": [post.id for post in group],
                "client_keys": [post.client_key for post in group],
            }
            for group in groups
        ]
    }


def _list_seen(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    query = request.query
    first = whole_number(query.get("from", "1"), "from")
    calls = (call for call in site.seen if call.number >= first and _asked_for(call, query))
    return {"calls": [call.describe() for call in calls]}


def _clear_seen(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.seen.clear()
    return {}


def _list_deliveries(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"deliveries": list(site.courier.attempts)}


def _list_kinds(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {
        "kinds": {
            name: {
                "sentence": kind.sentence,
                "phase": kind.phase,
                "options": dict(kind.options),
                "choices": {option: list(values) for option, values in kind.choices.items()},
            }
            for name, kind in KINDS.items()
        }
    }


def _script_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    rule = site.faults.script(json_body(request), now=site.society.clock.now())
    return _rule(rule)


def _list_faults(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"faults": [_rule(rule) for rule in site.faults.rules.values()]}


def _read_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _rule(site.faults.get(parts["id"]))


def _lift_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    del site.faults.rules[site.faults.get(parts["id"]).id]
    return {}


def _lift_faults(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.faults.clear()
    return {}


def _read_settings(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return settings.as_json(site.society.settings)


def _change_settings(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.society.settings = settings.changed(site.society.settings, json_body(request))
    return settings.as_json(site.society.settings)


def _read_clock(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    clock = site.society.clock
    return {"now": iso(clock.now()), "skew_seconds": clock.skew_seconds}


def _change_clock(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body, clock = json_body(request), site.society.clock
    clock.skew_seconds = number_field(body, "skew_seconds", clock.skew_seconds)
    clock.skew_seconds += number_field(body, "advance_seconds", 0)
    return _read_clock(site, request, parts)


_CALLS: tuple[tuple[str, str, Work], ...] = (
    ("GET", "/control/", _index),
    ("GET", "/control/health", _health),
    ("POST", "/control/reset", _reset),
    ("POST", "/control/accounts", _create_account),
    ("GET", "/control/accounts", _list_accounts),
    ("GET", "/control/accounts/{handle}", _read_account),
    ("PATCH", "/control/accounts/{handle}", _change_account),
    ("POST", "/control/accounts/{handle}/tokens", _give_token),
    ("POST", "/control/accounts/{handle}/tokens/end", _end_tokens),
    ("POST", "/control/acts", _act),
    ("GET", "/control/posts", _list_posts),
    ("GET", "/control/posts/{id}", _read_post),
    ("GET", "/control/creations", _list_creations),
    ("GET", "/control/seen", _list_seen),
    ("DELETE", "/control/seen", _clear_seen),
    ("GET", "/control/deliveries", _list_deliveries),
    ("GET", "/control/faults/kinds", _list_kinds),
    ("POST", "/control/faults", _script_fault),
    ("GET", "/control/faults", _list_faults),
    ("GET", "/control/faults/{id}", _read_fault),
    ("DELETE", "/control/faults/{id}", _lift_fault),
    ("DELETE", "/control/faults", _lift_faults),
    ("GET", "/control/settings", _read_settings),
    ("PATCH", "/control/settings", _change_settings),
    ("GET", "/control/clock", _read_clock),
    ("POST", "/control/clock", _change_clock),
)


def _pattern(address: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", address))


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
    return None if post is None else _post(site, post, None)


def _post(site: Site, post: Post, copies: int | None) -> Json:
    view = post_view(site.society, post, viewer_id=post.author_id, base_url=site.base_url)
    return view | {
        "deleted_at": iso_or_none(post.deleted_at),
        "history": [{"text": version.text, "at": iso(version.at)} for version in post.versions],
        "call": post.call,
        "copies": copies,
    }


def _rule(rule: Rule) -> Json:
    view: dict[str, Any] = asdict(rule)
    view["fault"] = {"kind": view.pop("kind"), **view.pop("options")}
    view["until"] = iso_or_none(rule.until)
    view["closed_until"] = iso_or_none(rule.closed_until)
    return view


def _asked_for(call: Call, query: Mapping[str, str]) -> bool:
    account = call.account.handle if call.account else None
    return query.get("operation") in (None, call.operation) and query.get("account") in (
        None,
        account,
    )
