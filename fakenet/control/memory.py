"""Everything that was posted, asked and delivered, with nothing left out."""

from collections.abc import Iterable, Mapping

from fakenet.calls import Call, json_body, whole_number
from fakenet.network.clock import iso, iso_or_none
from fakenet.network.posts import Post, sameness
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.views import figures_view, post_view
from fakenet.wire import Json, Request


def list_posts(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    """Every post there ever was, deleted ones too; each says how many say the same."""
    query = request.query
    copies = site.society.posts.copies()
    author = query.get("author")
    posts: Iterable[Post] = site.society.posts.by_id.values()
    if author is not None:
        found = site.society.accounts.find(author)
        posts = site.society.posts.by_author.get(found.id, []) if found else []
    views = [
        show_post(site, post, len(copies[sameness(post)]))
        for post in posts
        if query.get("edge") in (None, post.edge) and query.get("text") in (None, post.text)
    ]
    return {"posts": views}


def read_post(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    post = site.society.posts.get(parts["id"])
    return show_post(site, post, len(site.society.posts.copies()[sameness(post)]))


def set_figures(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    """Replies, reposts, likes and views as a test wants them; what people do adds to them."""
    post = site.society.posts.get(parts["id"])
    for name, value in json_body(request).items():
        if name not in ("replies", "reposts", "likes", "seen"):
            raise Problem("bad_request", name)
        setattr(post, name, _checked_figure(name, value))
    return figures_view(post)


def list_creations(site: Site, request: Request, parts: Mapping[str, str]) -> object:
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


def list_seen(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    query = request.query
    first = whole_number(query.get("from", "1"), "from")
    calls = (call for call in site.seen if call.number >= first and _asked_for(call, query))
    return {"calls": [call.describe() for call in calls]}


def clear_seen(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.seen.clear()
    return {}


def list_deliveries(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"deliveries": list(site.courier.attempts)}


def show_post(site: Site, post: Post, copies: int | None) -> Json:
    view = post_view(site.society, post, viewer_id=post.author_id, base_url=site.base_url)
    return view | {
        "deleted_at": iso_or_none(post.deleted_at),
        "history": [{"text": version.text, "at": iso(version.at)} for version in post.versions],
        "call": post.call,
        "copies": copies,
    }


def _checked_figure(name: str, value: object) -> int | None:
    """Only of views may a network say that nobody counts them."""
    if value is None and name == "seen":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Problem("bad_request", name)


def _asked_for(call: Call, query: Mapping[str, str]) -> bool:
    account = call.account.handle if call.account else None
    return query.get("operation") in (None, call.operation) and query.get("account") in (
        None,
        account,
    )
