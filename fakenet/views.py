"""How posts, events and accounts look from outside."""

from fakenet.network.accounts import Account, Grant
from fakenet.network.clock import iso, iso_or_none
from fakenet.network.media import Medium
from fakenet.network.posts import Post, Version
from fakenet.network.society import Society
from fakenet.network.streams import Event
from fakenet.network.subscriptions import Subscription
from fakenet.wire import Json


def person_view(account: Account) -> Json:
    return {"id": account.id, "handle": account.handle, "name": account.name}


def account_view(account: Account, base_url: str) -> Json:
    return person_view(account) | {"url": f"{base_url}/accounts/{account.handle}"}


def grant_view(grant: Grant, *, now: float) -> Json:
    expires_at = grant.access.expires_at
    return {
        "access_token": grant.access.value,
        "refresh_token": grant.refresh.value if grant.refresh else None,
        "expires_at": iso_or_none(expires_at),
        "expires_seconds": None if expires_at is None else round(expires_at - now),
        "scopes": grant.account.scopes,
    }


def post_view(
    society: Society,
    post: Post,
    *,
    viewer_id: str | None,
    base_url: str,
    version: int | None = None,
) -> Json:
    """The post as this viewer sees it, in its latest version or in an earlier one (from 1)."""
    number = version or len(post.versions)
    words: Version = post.versions[number - 1]
    recipient = society.accounts.by_id[post.to_id].handle if post.to_id else None
    return {
        "id": post.id,
        "url": f"{base_url}/posts/{post.id}",
        "kind": post.kind,
        "edge": post.edge,
        "author": person_view(society.accounts.by_id[post.author_id]),
        "text": words.text,
        "lang": post.lang,
        "parent_id": post.parent_id,
        "root_id": post.root_id,
        "quoted_id": post.quoted_id,
        "to": recipient,
        "mentions": [account.handle for account in society.mentioned(words.text)],
        "media": [_file_view(society.media[media_id], base_url) for media_id in post.media],
        "created_at": iso(post.created_at),
        "edited_at": iso(words.at) if number > 1 else None,
        "version": number,
        "client_key": post.client_key if viewer_id == post.author_id else None,
    }


def figures_view(post: Post) -> Json:
    return {
        "id": post.id,
        "replies": post.replies,
        "reposts": post.reposts,
        "likes": post.likes,
        "seen": post.seen,
    }


def event_view(society: Society, event: Event, *, viewer_id: str, base_url: str) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "at": iso(event.at),
        "streams": event.audience[viewer_id],
        "emoji": event.emoji,
        "actor": person_view(society.accounts.by_id[event.actor_id]),
        "post_id": event.post_id,
        "post": _post_of(society, event, viewer_id, base_url),
    }


def medium_view(medium: Medium, base_url: str) -> Json:
    return _file_view(medium, base_url) | {
        "bytes": medium.promised,
        "received": medium.received,
        "parts": sorted(medium.parts),
        "state": "finished" if medium.finished else "open",
    }


def subscription_view(society: Society, subscription: Subscription) -> Json:
    return {
        "id": subscription.id,
        "account": society.accounts.by_id[subscription.account_id].handle,
        "url": subscription.url,
        "fields": subscription.fields,
        "created_at": iso(subscription.created_at),
    }


def _file_view(medium: Medium, base_url: str) -> Json:
    return {
        "id": medium.id,
        "url": f"{base_url}/media/{medium.id}",
        "mime": medium.mime,
        "alt": medium.alt,
    }


def _post_of(society: Society, event: Event, viewer_id: str, base_url: str) -> Json | None:
    if event.type not in ("post.created", "post.edited") or event.post_id is None:
        return None
    post = society.posts.get(event.post_id)
    if post.deleted_at is not None:
        return None
    return post_view(society, post, viewer_id=viewer_id, base_url=base_url, version=event.version)
