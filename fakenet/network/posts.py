"""What people said: every version of it, where it stands and who may see it."""

from dataclasses import dataclass, field

from fakenet.network.problems import Problem

PUBLIC, PRIVATE = "public", "private"
EDGES = (PUBLIC, PRIVATE)
MEDIA_PER_POST_MAX = 4


@dataclass(slots=True, kw_only=True)
class Version:
    text: str
    at: float


@dataclass(slots=True, kw_only=True)
class Post:
    id: str
    author_id: str
    edge: str
    versions: list[Version]
    root_id: str
    created_at: float
    shown_at: float
    lang: str | None = None
    parent_id: str | None = None
    quoted_id: str | None = None
    to_id: str | None = None
    media: list[str] = field(default_factory=list)
    client_key: str | None = None
    call: int | None = None
    deleted_at: float | None = None
    replies: int = 0
    reposts: int = 0
    likes: int = 0
    seen: int | None = None  # nobody counts it before a test sets it

    @property
    def text(self) -> str:
        return self.versions[-1].text

    @property
    def kind(self) -> str:
        if self.edge == PRIVATE:
            return "message"
        if self.parent_id is not None:
            return "reply"
        return "post" if self.quoted_id is None else "quote"

    def may_be_seen_by(self, account_id: str) -> bool:
        return self.edge == PUBLIC or account_id in (self.author_id, self.to_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody asks to post, as it was asked."""

    text: str
    edge: str = PUBLIC
    reply_to: str | None = None
    quote: str | None = None
    to: str | None = None
    media: tuple[str, ...] = ()
    lang: str | None = None


class Posts:
    def __init__(self) -> None:
        self.by_id: dict[str, Post] = {}
        self.by_author: dict[str, list[Post]] = {}
        self.by_key: dict[tuple[str, str], Post] = {}
        self._threads: dict[str, list[Post]] = {}

    def add(self, post: Post) -> None:
        self.by_id[post.id] = post
        self.by_author.setdefault(post.author_id, []).append(post)
        self._threads.setdefault(post.root_id, []).append(post)
        if post.client_key is not None:
            self.by_key.setdefault((post.author_id, post.client_key), post)

    def get(self, post_id: str) -> Post:
        post = self.by_id.get(post_id)
        if post is None:
            raise Problem("post_unknown", post_id)
        return post

    def seen_by(self, account_id: str, post_id: str, *, now: float) -> Post:
        """The post as this account may see it: 404 if it may not, 410 if it is gone."""
        post = self.get(post_id)
        if post.shown_at > now or not post.may_be_seen_by(account_id):
            raise Problem("post_unknown", post_id)
        if post.deleted_at is not None:
            raise Problem("post_deleted", post_id)
        return post

    def thread(self, root_id: str) -> list[Post]:
        return self._threads.get(root_id, [])

    def copies(self) -> dict[tuple[str | None, ...], list[Post]]:
        """Posts that say the same, from the same account, in the same place."""
        groups: dict[tuple[str | None, ...], list[Post]] = {}
        for post in self.by_id.values():
            groups.setdefault(sameness(post), []).append(post)
        return groups


def sameness(post: Post) -> tuple[str | None, ...]:
    first_text = post.versions[0].text
    return (post.author_id, post.edge, post.parent_id, post.quoted_id, post.to_id, first_text)
