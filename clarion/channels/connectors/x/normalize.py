"""Says in our words what happened on X."""

from collections.abc import Iterator

from clarion.channels.connectors.x.own import page
from clarion.channels.connectors.x.words import answered, made_at, quoted, typed
from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

_MIMES = {"photo": "image/jpeg", "video": "video/mp4", "animated_gif": "video/mp4"}


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one post to us, with its author and what is attached."""
    told = Fields.load(raw)
    post, author = told.within("post"), told.within("author")
    number, first = post.needed("id"), _first(post)
    if author.needed("id") != post.needed("author_id"):
        raise Unreadable("its author is not the one in whose name it stands")
    quote = quoted(post)
    return (
        Arrived(
            # Whoever edits gets a new post, which names all that it was before.
            kind=Happening.MESSAGE if first == number else Happening.EDIT,
            remote_id=first,
            author=_author(author),
            edge=Edge.PUBLIC,
            text=typed(post),
            language=_language(post.text("lang")),
            sent_at=made_at(post),
            thread_id=post.text("conversation_id") or first,
            parent_id=answered(post),
            url=page(number),
            attachments=tuple(_attached(told)),
            extra={"quoted": quote} if quote else {},
        ),
    )


def _first(post: Fields) -> str:
    history = post.texts("edit_history_tweet_ids")
    return (history[0] if history else "") or post.needed("id")


def _author(author: Fields) -> Author:
    handle = author.text("username")
    return Author(
        remote_id=author.needed("id"),
        handle=handle,
        name=author.text("name"),
        url=f"https://x.com/{handle}" if handle.replace("_", "a").isalnum() else "",
    )


def _language(said: str) -> str:
    """X has codes of its own for what is no language: `und`, `qme` and others."""
    return "" if said == "und" or said.startswith("q") else said


def _attached(told: Fields) -> Iterator[Attached]:
    for one in told.each("media"):
        yield Attached(
            name=one.text("media_key"),
            mime=_MIMES.get(one.text("type"), "application/octet-stream"),
            url=one.text("url") or one.text("preview_image_url"),
            alt=one.text("alt_text"),
        )
