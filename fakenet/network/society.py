"""The society of the network: what people do to one another, and who hears of it."""

import re
from collections.abc import Callable, Iterable

from fakenet.network.accounts import Account, Accounts
from fakenet.network.clock import Clock
from fakenet.network.graphemes import count_graphemes
from fakenet.network.media import Medium
from fakenet.network.posts import (
    EDGES,
    MEDIA_PER_POST_MAX,
    PRIVATE,
    PUBLIC,
    Draft,
    Post,
    Posts,
    Version,
)
from fakenet.network.problems import Problem
from fakenet.network.settings import Settings
from fakenet.network.streams import Event, Streams
from fakenet.network.subscriptions import Subscription

HANDLE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,62}")
MENTION = re.compile(r"(?<![\w@])@([a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9_])?)", re.IGNORECASE)


class Society:
    def __init__(self) -> None:
        self.clock = Clock()
        self.settings = Settings()
        self.accounts = Accounts()
        self.posts = Posts()
        self.streams = Streams()
        self.media: dict[str, Medium] = {}
        self.subscriptions: dict[str, Subscription] = {}
        self.follows: dict[str, list[str]] = {}
        self.counters: dict[str, int] = {}
        self.on_event: Callable[[Event], None] = lambda event: None
        self.on_test: Callable[[Event, Subscription], None] = lambda event, subscription: None

    def new_id(self, kind: str) -> str:
        self.counters[kind] = self.counters.get(kind, 0) + 1
        return f"{kind}_{self.counters[kind]}"

    def join(self, handle: str, *, name: str = "", password: str = "") -> Account:
        """A new account with every scope and tokens that do not expire."""
        if not HANDLE.fullmatch(handle):
            raise Problem("bad_request", "handle")
        account = Account(
            id=self.new_id("acct"),
            handle=handle,
            name=name or handle.replace("_", " ").replace("-", " ").title(),
            password=password or f"{handle}-password",
            created_at=self.clock.now(),
        )
        self.accounts.add(account)
        return account

    def publish(self, post: Post) -> None:
        self.posts.add(post)
        self._count(post, 1)
        author = self.accounts.by_id[post.author_id]
        self._happened("post.created", author, post, self._audience(post))

    def imagine(self, author: Account, draft: Draft) -> Post:
        """The post that this draft would become, checked by every rule but not yet posted."""
        if draft.edge not in EDGES:
            raise Problem("bad_request", "edge")
        self._check_text(draft.text, has_media=bool(draft.media))
        self._check_media(author, draft.media)
        now = self.clock.now()
        parent = self._visible(author, draft.reply_to, now)
        quoted = self._visible(author, draft.quote, now)
        post_id = self.new_id("post")
        if draft.edge == PUBLIC and PRIVATE in {post.edge for post in (parent, quoted) if post}:
            raise Problem("edge_mismatch")
        return Post(
            id=post_id,
            author_id=author.id,
            edge=draft.edge,
            versions=[Version(text=draft.text, at=now)],
            root_id=parent.root_id if parent else post_id,
            created_at=now,
            shown_at=now,
            lang=draft.lang,
            parent_id=draft.reply_to,
            quoted_id=draft.quote,
            to_id=self._recipient(author, draft, parent),
            media=list(draft.media),
        )

    def check_window(self, post: Post) -> None:
        """Some networks let an office write in private only soon after the person wrote to it."""
        limit = self.settings.message_window_seconds
        if limit is None or post.to_id is None:
            return
        opened_at = self.clock.now() - limit
        theirs = reversed(self.posts.by_author.get(post.to_id, []))
        if not any(
            their.to_id == post.author_id and their.created_at >= opened_at for their in theirs
        ):
            raise Problem("window_closed")

    def edit(self, author: Account, post_id: str, text: str) -> Post:
        post = self._own(author, post_id)
        self._check_text(text, has_media=bool(post.media))
        before = self._audience(post)
        post.versions.append(Version(text=text, at=self.clock.now()))
        self._happened("post.edited", author, post, _joined(before, self._audience(post)))
        return post

    def delete(self, author: Account, post_id: str) -> Post:
        post = self._own(author, post_id)
        post.deleted_at = self.clock.now()
        self._count(post, -1)
        self._happened("post.deleted", author, post, self._audience(post))
        return post

    def react(self, actor: Account, post_id: str, emoji: str) -> None:
        post = self.posts.seen_by(actor.id, post_id, now=self.clock.now())
        post.likes += 1
        stream = "messages" if post.edge == PRIVATE else "replies"
        audience = {post.author_id: [stream]}
        self._happened("reaction.added", actor, post, audience, emoji=emoji)

    def see(self, reader: Account, post_id: str) -> None:
        post = self.posts.seen_by(reader.id, post_id, now=self.clock.now())
        if post.edge != PRIVATE:
            raise Problem("edge_mismatch")
        self._happened("message.seen", reader, post, {post.author_id: ["messages"]})

    def follow(self, follower: Account, followed: Account) -> None:
        self.follows.setdefault(followed.id, []).append(follower.id)
        self._happened("follow.added", follower, None, {followed.id: ["mentions"]})

    def mentioned(self, text: str) -> list[Account]:
        handles = dict.fromkeys(match.lower() for match in MENTION.findall(text))
        found = (self.accounts.find(handle) for handle in handles)
        return [account for account in found if account is not None]

    def test_event(self, subscription: Subscription) -> Event:
        account_id = subscription.account_id
        return Event(
            id=self.new_id("evt"),
            type="test",
            at=self.clock.now(),
            actor_id=account_id,
            audience={account_id: list(subscription.fields)},
        )

    def _count(self, post: Post, more: int) -> None:
        """A reply counts under what it answers, a quote as having passed it on."""
        if post.parent_id is not None:
            parent = self.posts.get(post.parent_id)
            parent.replies = max(parent.replies + more, 0)
        if post.quoted_id is not None:
            quoted = self.posts.get(post.quoted_id)
            quoted.reposts = max(quoted.reposts + more, 0)

    def _happened(
        self,
        kind: str,
        actor: Account,
        post: Post | None,
        audience: dict[str, list[str]],
        *,
        emoji: str | None = None,
    ) -> None:
        if not self.settings.echo:
            audience = {who: streams for who, streams in audience.items() if who != actor.id}
        event = Event(
            id=self.new_id("evt"),
            type=kind,
            at=self.clock.now(),
            actor_id=actor.id,
            audience=audience,
            post_id=post.id if post else None,
            version=len(post.versions) if post else None,
            emoji=emoji,
        )
        self.streams.tell(event)
        self.on_event(event)

    def _audience(self, post: Post) -> dict[str, list[str]]:
        if post.edge == PRIVATE:
            both = (post.author_id, post.to_id)
            return {who: ["messages"] for who in dict.fromkeys(both) if who is not None}
        named = [account.id for account in self.mentioned(post.text)]
        if post.quoted_id is not None:
            named.append(self.posts.get(post.quoted_id).author_id)
        above = (post.parent_id, post.root_id) if post.parent_id is not None else ()
        answered = [self.posts.get(post_id).author_id for post_id in above if post_id is not None]
        if answered:
            answered.append(post.author_id)  # the echo, unless the setting takes it away again
        return _joined({who: ["mentions"] for who in named}, {who: ["replies"] for who in answered})

    def _recipient(self, author: Account, draft: Draft, parent: Post | None) -> str | None:
        if draft.edge == PUBLIC:
            return None
        if draft.to is not None:
            recipient = self.accounts.named(draft.to).id
        elif parent is None:
            raise Problem("recipient_missing")
        else:
            recipient = parent.author_id
            if recipient == author.id and parent.to_id is not None:
                recipient = parent.to_id
        return recipient

    def _check_text(self, text: str, *, has_media: bool) -> None:
        if not text.strip() and not has_media:
            raise Problem("text_empty")
        if count_graphemes(text) > self.settings.text_limit:
            raise Problem("text_too_long", "graphemes")

    def _check_media(self, author: Account, media: Iterable[str]) -> None:
        chosen = list(media)
        if len(chosen) > MEDIA_PER_POST_MAX:
            raise Problem("media_too_many")
        for media_id in chosen:
            medium = self.media.get(media_id)
            if medium is None or medium.account_id != author.id:
                raise Problem("media_unknown", media_id)
            if not medium.finished:
                raise Problem("media_incomplete", media_id)

    def _visible(self, reader: Account, post_id: str | None, now: float) -> Post | None:
        return None if post_id is None else self.posts.seen_by(reader.id, post_id, now=now)

    def _own(self, author: Account, post_id: str) -> Post:
        post = self.posts.seen_by(author.id, post_id, now=self.clock.now())
        if post.author_id != author.id:
            raise Problem("not_yours")
        return post


def _joined(first: dict[str, list[str]], second: dict[str, list[str]]) -> dict[str, list[str]]:
    together = {who: list(streams) for who, streams in first.items()}
    for who, streams in second.items():
        known = together.setdefault(who, [])
        known.extend(stream for stream in streams if stream not in known)
    return together
