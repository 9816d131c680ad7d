"""Which address leads to which operation, and what permission it asks for."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from fakenet.calls import Call
from fakenet.v1 import accounts, media, posts, streams, subscriptions
from fakenet.wire import Answer

Scope = str | Callable[[Call], str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    method: str
    pattern: re.Pattern[str]
    address: str
    operation: str
    work: Callable[[Call], Answer]
    scope: Scope

    def scope_for(self, call: Call) -> str | None:
        return self.scope(call) if callable(self.scope) else self.scope


def _route(
    method: str, address: str, operation: str, work: Callable[[Call], Answer], scope: Scope
) -> Route:
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", address))
    return Route(
        method=method,
        pattern=pattern,
        address=address,
        operation=operation,
        work=work,
        scope=scope,
    )


ROUTES = (
    _route("POST", "/v1/token", "token.grant", accounts.grant_token, None),
    _route("GET", "/v1/account", "account.read", accounts.read_account, ""),
    _route("POST", "/v1/posts", "posts.create", posts.create_post, posts.scope_of_post),
    _route("GET", "/v1/posts", "posts.list", posts.list_posts, "read"),
    _route("GET", "/v1/posts/figures", "posts.figures", posts.read_figures, "read"),
    _route("GET", "/v1/posts/by-key/{key}", "posts.lookup", posts.look_up_post, "read"),
    _route("GET", "/v1/posts/{id}", "posts.read", posts.read_post, "read"),
    _route("GET", "/v1/posts/{id}/thread", "posts.thread", posts.read_thread, "read"),
    _route("PATCH", "/v1/posts/{id}", "posts.edit", posts.edit_post, posts.scope_of_post),
    _route("DELETE", "/v1/posts/{id}", "posts.delete", posts.delete_post, posts.scope_of_post),
    _route("POST", "/v1/posts/{id}/reactions", "posts.react", posts.react_to_post, "write"),
    _route(
        "GET", "/v1/streams/{stream}", "streams.read", streams.read_stream, streams.scope_of_stream
    ),
    _route("POST", "/v1/media", "media.start", media.start_medium, "media"),
    _route("PUT", "/v1/media/{id}/parts/{number}", "media.append", media.append_part, "media"),
    _route("POST", "/v1/media/{id}/finish", "media.finish", media.finish_medium, "media"),
    _route("GET", "/v1/media/{id}", "media.read", media.read_medium, "media"),
    _route("PATCH", "/v1/media/{id}", "media.describe", media.describe_medium, "media"),
    _route(
        "POST",
        "/v1/subscriptions",
        "subscriptions.create",
        subscriptions.create_subscription,
        "webhooks",
    ),
    _route(
        "GET",
        "/v1/subscriptions",
        "subscriptions.list",
        subscriptions.list_subscriptions,
        "webhooks",
    ),
    _route(
        "GET",
        "/v1/subscriptions/{id}",
        "subscriptions.read",
        subscriptions.read_subscription,
        "webhooks",
    ),
    _route(
        "DELETE",
        "/v1/subscriptions/{id}",
        "subscriptions.delete",
        subscriptions.delete_subscription,
        "webhooks",
    ),
    _route(
        "POST",
        "/v1/subscriptions/{id}/test",
        "subscriptions.test",
        subscriptions.send_test_event,
        "webhooks",
    ),
)
