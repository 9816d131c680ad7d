"""Posting, answering, putting right and taking back."""

from collections.abc import Sequence

from fakenet.calls import Call, optional_text, text_field, texts_field, whole_number
from fakenet.network.posts import Draft, Post, sameness
from fakenet.network.problems import Problem
from fakenet.views import figures_view, post_view
from fakenet.wire import Answer, Json, json_answer

KEY_CHARACTERS_MAX = 128
PAGE_USUAL = 50
FIGURES_MAX = 50  # posts in one call


def create_post(call: Call) -> Answer:
    draft = read_draft(call.body())
    key = _checked_key(call.key)
    first = call.society.posts.by_key.get((call.me.id, key)) if key else None
    if first is not None and (answer := _repeated(call, first, draft)) is not None:
        return answer
    post = call.society.imagine(call.me, draft)
    call.society.check_window(post)
    post.client_key, post.call = key, call.number
    if "late_to_show" in call.twists:
        post.shown_at += call.twists["late_to_show"]["seconds"]
    if "phantom" in call.twists:
        call.did.append(f"pretended {post.id}")
    else:
        call.society.publish(post)
        call.did.append(f"created {post.id}")
    return _answer(call, post, 201)


def list_posts(call: Call) -> Answer:
    """Own posts, newest first; the cursor is the id of the last one shown."""
    now = call.society.clock.now()
    own = call.society.posts.by_author.get(call.me.id, [])
    shown = [post for post in reversed(own) if post.deleted_at is None and post.shown_at <= now]
    cursor = call.request.query.get("cursor")
    if cursor is not None:
        ids = [post.id for post in shown]
        if cursor not in ids:
            raise Problem("cursor_invalid")
        shown = shown[ids.index(cursor) + 1 :]
    limit = page_limit(call)
    rest = len(shown) > limit
    return _answer_list(call, shown[:limit], shown[limit - 1].id if rest else None)


def read_post(call: Call) -> Answer:
    return _answer(call, _visible(call, call.parts["id"]), 200)


def look_up_post(call: Call) -> Answer:
    post = call.society.posts.by_key.get((call.me.id, call.parts["key"]))
    if post is None:
        raise Problem("post_unknown", call.parts["key"])
    return _answer(call, _visible(call, post.id), 200)


def read_thread(call: Call) -> Answer:
    now = call.society.clock.now()
    thread = call.society.posts.thread(_visible(call, call.parts["id"]).root_id)
    shown = [
        post
        for post in thread
        if post.deleted_at is None and post.shown_at <= now and post.may_be_seen_by(call.me.id)
    ]
    return _answer_list(call, shown, None)


def read_figures(call: Call) -> Answer:
    """How often posts were answered, passed on, liked and seen, and which of them are gone.

    A post that this account may not see, or not yet, is left out of both.
    """
    ids = [one for one in call.request.query.get("ids", "").split(",") if one]
    if not 1 <= len(ids) <= FIGURES_MAX:
        raise Problem("bad_request", "ids")
    now = call.society.clock.now()
    known = [call.society.posts.by_id[one] for one in ids if one in call.society.posts.by_id]
    visible = [post for post in known if post.shown_at <= now and post.may_be_seen_by(call.me.id)]
    return json_answer(
        {
            "figures": [figures_view(post) for post in visible if post.deleted_at is None],
            "gone": [post.id for post in visible if post.deleted_at is not None],
        }
    )


def edit_post(call: Call) -> Answer:
    post = call.society.edit(call.me, call.parts["id"], text_field(call.body(), "text"))
    call.did.append(f"edited {post.id}")
    return _answer(call, post, 200)


def delete_post(call: Call) -> Answer:
    post = call.society.delete(call.me, call.parts["id"])
    call.did.append(f"deleted {post.id}")
    return Answer(status=204)


def react_to_post(call: Call) -> Answer:
    call.society.react(call.me, call.parts["id"], text_field(call.body(), "emoji"))
    call.did.append(f"reacted to {call.parts['id']}")
    return json_answer({"post_id": call.parts["id"]}, 201)


def scope_of_post(call: Call) -> str:
    """Private words need their own permission."""
    post = call.society.posts.by_id.get(call.parts.get("id", ""))
    edge = post.edge if post is not None else call.body().get("edge")
    return "messages" if edge == "private" else "write"


def read_draft(body: Json) -> Draft:
    return Draft(
        text=text_field(body, "text", ""),
        edge=text_field(body, "edge", "public"),
        reply_to=optional_text(body, "reply_to"),
        quote=optional_text(body, "quote"),
        to=optional_text(body, "to"),
        media=tuple(texts_field(body, "media", ())),
        lang=optional_text(body, "lang"),
    )


def page_limit(call: Call) -> int:
    wanted = whole_number(call.request.query.get("limit", str(PAGE_USUAL)), "limit")
    return min(wanted, int(call.society.settings.page_max))


def _repeated(call: Call, first: Post, draft: Draft) -> Answer | None:
    """What a key that was used before does; None means that a second post is made."""
    twist = call.twists.get("idempotency")
    mode = twist["mode"] if twist else call.society.settings.idempotency
    if mode == "ignore":
        return None
    if mode == "error":
        raise Problem("internal_error", "record_exists")
    again = call.society.imagine(call.me, draft)
    if sameness(again) != sameness(first) or again.media != first.media:
        raise Problem("idempotency_conflict")
    call.did.append(f"replayed {first.id}")
    return _answer(call, first, 200, Idempotency_Replayed="true")


def _checked_key(key: str | None) -> str | None:
    if key is None:
        return None
    if not 1 <= len(key) <= KEY_CHARACTERS_MAX or not all("!" <= sign <= "~" for sign in key):
        raise Problem("bad_request", "Idempotency-Key")
    return key


def _visible(call: Call, post_id: str) -> Post:
    now = call.society.clock.now()
    return call.society.posts.seen_by(call.me.id, post_id, now=now)


def _answer(call: Call, post: Post, status: int, **headers: str) -> Answer:
    view = post_view(call.society, post, viewer_id=call.me.id, base_url=call.base_url)
    return json_answer(view, status, **headers)


def _answer_list(call: Call, posts: Sequence[Post], cursor: str | None) -> Answer:
    views = [
        post_view(call.society, post, viewer_id=call.me.id, base_url=call.base_url)
        for post in posts
    ]
    return json_answer({"posts": views, "cursor": cursor})
