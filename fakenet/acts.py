"""What a person on the network can be told to do, written as data."""

from fakenet.calls import number_field, optional_text, text_field, texts_field
from fakenet.network.accounts import Account
from fakenet.network.posts import PRIVATE, PUBLIC, Draft, Post
from fakenet.network.problems import Problem
from fakenet.network.society import Society
from fakenet.wire import Json

DEEDS = ("post", "reply", "quote", "message", "edit", "delete", "react", "see", "follow")


def person(society: Society, handle: str) -> Account:
    """The person of this name, who joins the network if nobody bears it yet."""
    return society.accounts.find(handle) or society.join(handle)


def perform(society: Society, act: Json) -> Post | None:
    """Do `{"as": "maya", "do": "post", ...}`; gives the post that was written, if one was."""
    actor = person(society, text_field(act, "as"))
    match act.get("do"):
        case "post" | "reply" | "quote" | "message":
            return _written(society, actor, act)
        case "edit":
            return society.edit(actor, text_field(act, "id"), text_field(act, "text"))
        case "delete":
            return society.delete(actor, text_field(act, "id"))
        case "react":
            society.react(actor, text_field(act, "id"), text_field(act, "emoji", "👍"))
        case "see":
            society.see(actor, text_field(act, "id"))
        case "follow":
            society.follow(actor, society.accounts.named(text_field(act, "whom")))
        case other:
            raise Problem("bad_request", "do", f"Nobody can {other!r}; try {', '.join(DEEDS)}.")
    return None


def _written(society: Society, author: Account, act: Json) -> Post:
    post = society.imagine(author, _draft(society, act))
    post.created_at -= number_field(act, "ago_seconds", 0)
    post.versions[0].at = post.created_at
    post.client_key = optional_text(act, "client_key")
    society.publish(post)
    return post


def _draft(society: Society, act: Json) -> Draft:
    deed = act["do"]
    recipient = optional_text(act, "to")
    if recipient is not None:
        person(society, recipient)
    reply_to = optional_text(act, "reply_to")
    private = deed == "message" or (reply_to is not None and _is_private(society, reply_to))
    return Draft(
        text=text_field(act, "text", ""),
        edge=PRIVATE if private else PUBLIC,
        reply_to=text_field(act, "reply_to") if deed == "reply" else reply_to,
        quote=text_field(act, "quote") if deed == "quote" else None,
        to=recipient,
        media=tuple(texts_field(act, "media", ())),
        lang=optional_text(act, "lang"),
    )


def _is_private(society: Society, post_id: str) -> bool:
    return society.posts.get(post_id).edge == PRIVATE
