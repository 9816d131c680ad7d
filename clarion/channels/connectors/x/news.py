"""Cuts a page of X into posts, each with its author and its pictures."""

import hashlib
import json

from clarion.channels.contract import Raw
from clarion.channels.fields import Fields


def raws(page: Fields) -> tuple[Raw, ...]:
    """Return the posts of a page, in the order in which they were written."""
    said = page.maybe("includes")
    people = {one.text("id"): one for one in said.each("users")}
    media = {one.text("media_key"): one for one in said.each("media")}
    return tuple(_raw(post, people, media) for post in reversed(page.each("data")))


def _raw(post: Fields, people: dict[str, Fields], media: dict[str, Fields]) -> Raw:
    keys = [str(key) for key in post.maybe("attachments").all("media_keys")]
    author = people.get(post.text("author_id"))
    body = {
        "post": post.plain(),
        # Without more than a number, somebody wrote it all the same.
        "author": author.plain() if author else {"id": post.text("author_id")},
        "media": [media[key].plain() for key in keys if key in media],
    }
    drawn = hashlib.sha256(f"post\n{post.needed('id')}".encode("utf-8", "surrogatepass"))
    return Raw(fingerprint=drawn.hexdigest(), body=json.dumps(body).encode())
