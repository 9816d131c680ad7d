"""Pages on which a person can see what is really on the network."""

import math
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import unquote

from fakenet.network.accounts import Account
from fakenet.network.clock import iso
from fakenet.network.posts import PRIVATE, PUBLIC, Post
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.wire import Answer, Request

POSTS_PER_PAGE = 50
HTML_TYPE = "text/html; charset=utf-8"
STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp")


def answer(site: Site, request: Request) -> Answer:
    if request.method not in ("GET", "HEAD"):
        raise Problem("method_not_allowed")
    match [unquote(part) for part in request.path.split("/") if part]:
        case []:
            return _timeline(site, request, PUBLIC)
        case ["messages"]:
            return _timeline(site, request, PRIVATE)
        case ["accounts", handle]:
            return _account(site, request, handle)
        case ["posts", post_id]:
            return _post(site, post_id)
        case ["media", media_id]:
            return _medium(site, media_id)
        case ["style.css"]:
            return Answer(body=_style(), content_type="text/css; charset=utf-8")
    raise Problem("path_unknown")


def _timeline(site: Site, request: Request, edge: str) -> Answer:
    posts = [post for post in site.society.posts.by_id.values() if post.edge == edge]
    if edge == PUBLIC:
        return _list(site, request, "Public timeline", "", posts)
    note = "This is a test network: whoever runs it can read what is private here."
    return _list(site, request, "Private messages", note, posts)


def _account(site: Site, request: Request, handle: str) -> Answer:
    account = site.society.accounts.named(handle)
    own = site.society.posts.by_author.get(account.id, [])
    posts = [post for post in own if post.edge == PUBLIC]
    return _list(site, request, account.name, f"@{account.handle}", posts)


def _list(site: Site, request: Request, title: str, note: str, posts: list[Post]) -> Answer:
    shown = [post for post in reversed(posts) if post.deleted_at is None]
    pages = max(1, math.ceil(len(shown) / POSTS_PER_PAGE))
    asked = request.query.get("page", "1")
    page = min(int(asked), pages) if asked.isascii() and asked.isdigit() and asked != "0" else 1
    first = (page - 1) * POSTS_PER_PAGE
    articles = [_article(site, post) for post in shown[first : first + POSTS_PER_PAGE]]
    body = f"<p>{escape(note)}</p>" if note else ""
    body += "".join(articles) or "<p>Nothing has been said here yet.</p>"
    return _page(title, body + _pager(page, pages))


def _post(site: Site, post_id: str) -> Answer:
    post = site.society.posts.get(post_id)
    author = _author(site, post)
    thread = [other for other in site.society.posts.thread(post.root_id) if other.id != post.id]
    body = _article(site, post, alone=True) + _history(post)
    if thread:
        body += "<h2>The rest of this thread</h2>"
        body += "".join(_article(site, other) for other in thread)
    title = f"{'Message' if post.edge == PRIVATE else 'Post'} by {author.name}"
    return _page(title, body, status=200 if post.deleted_at is None else 410)


def _medium(site: Site, media_id: str) -> Answer:
    medium = site.society.media.get(media_id)
    if medium is None or not medium.finished:
        raise Problem("media_unknown", media_id)
    inline = medium.mime in SHOWN_INLINE
    return Answer(
        body=medium.content,
        content_type=medium.mime if inline else "application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"},
    )


def _article(site: Site, post: Post, *, alone: bool = False) -> str:
    author = _author(site, post)
    if post.deleted_at is not None:
        return f'<article class="gone"><p>Deleted at {iso(post.deleted_at)}.</p></article>'
    heading = "" if alone else f'<a href="/posts/{post.id}" aria-label="Open {post.id}">#</a> '
    language = f' lang="{escape(post.lang)}"' if post.lang else ""
    return (
        f'<article class="{post.edge}"><header>{heading}'
        f'<a href="/accounts/{author.handle}"><b>{escape(author.name)}</b> @{author.handle}</a> '
        f"{_where(site, post)}{_time(post)}</header>"
        f"<p{language}>{escape(post.text)}</p>{_media(site, post)}</article>"
    )


def _where(site: Site, post: Post) -> str:
    words = ""
    if post.to_id is not None:
        words += f"in private to @{site.society.accounts.by_id[post.to_id].handle} "
    if post.parent_id is not None:
        words += f'answers <a href="/posts/{post.parent_id}">{post.parent_id}</a> '
    if post.quoted_id is not None:
        words += f'quotes <a href="/posts/{post.quoted_id}">{post.quoted_id}</a> '
    return words


def _time(post: Post) -> str:
    moment = iso(post.created_at)
    edited = " (edited)" if len(post.versions) > 1 else ""
    return f'<time datetime="{moment}">{moment[:19].replace("T", " ")} UTC</time>{edited}'


def _media(site: Site, post: Post) -> str:
    figures = ""
    for media_id in post.media:
        medium = site.society.media[media_id]
        alt = escape(medium.alt)
        if medium.mime in SHOWN_INLINE:
            figures += f'<img src="/media/{media_id}" alt="{alt}">'
        else:
            figures += f'<p><a href="/media/{media_id}">{alt or media_id}</a></p>'
    return figures


def _history(post: Post) -> str:
    if len(post.versions) == 1:
        return ""
    lines = [f"<li>{iso(old.at)}: {escape(old.text)}</li>" for old in post.versions]
    return f"<h2>Its history</h2><ol>{''.join(lines)}</ol>"


def _author(site: Site, post: Post) -> Account:
    return site.society.accounts.by_id[post.author_id]


def _pager(page: int, pages: int) -> str:
    if pages == 1:
        return ""
    newer = f'<a href="?page={page - 1}" rel="prev">Newer</a> ' if page > 1 else ""
    older = f' <a href="?page={page + 1}" rel="next">Older</a>' if page < pages else ""
    return f'<nav aria-label="Pages">{newer}Page {page} of {pages}{older}</nav>'


def _page(title: str, body: str, *, status: int = 200) -> Answer:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} - FakeNet</title>"
        '<link rel="stylesheet" href="/style.css"></head><body>'
        '<header class="top"><b>FakeNet</b> <nav aria-label="Site"><a href="/">Public</a> '
        '<a href="/messages">Private</a></nav></header>'
        f"<main><h1>{escape(title)}</h1>{body}</main>"
        "<footer><p>A network for tests. Nothing here is real.</p></footer></body></html>"
    )
    headers = {"Content-Security-Policy": STRICT, "X-Content-Type-Options": "nosniff"}
    return Answer(status=status, body=html.encode(), content_type=HTML_TYPE, headers=headers)


@cache
def _style() -> bytes:
    return files("fakenet").joinpath("style.css").read_bytes()
