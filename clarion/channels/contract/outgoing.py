"""What leaves the building: the exact words, where they go, and how we know they arrived."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Edge(StrEnum):
    """Who will be able to read it."""

    PUBLIC = "public"
    PRIVATE = "private"


class Deed(StrEnum):
    """What is asked of the network: to say something, or to see to what was said through us."""

    SAY = "say"
    CHANGE = "change"  # put other words in the place of ours
    TAKE_DOWN = "take_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The subtitles of a film in one language (WebVTT)."""

    language: str
    text: str

    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture, a film or a document that goes with the words; `alt` is read to those who cannot
    see.

    `caption` and `credit` stand below it, where there is room below a picture. `address` is where a
    network that fetches pictures itself may do so, for an hour at most. A film has its subtitles as
    `tracks`. Where nobody needs its bytes they are left out, and `known` is the digest of them.
    """

    name: str
    mime: str
    alt: str
    content: bytes = field(repr=False)
    address: str = field(default="", repr=False)
    caption: str = ""
    credit: str = ""
    tracks: tuple[Track, ...] = ()
    known: str = ""

    @property
    def is_film(self) -> bool:
        """Whether it moves."""
        return is_film(self.mime)

    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal; of those that are there, whatever is known."""
        if self.known and not self.content:
            return self.known
        return hashlib.sha256(self.content).hexdigest()

    def signed(self) -> list[str]:
        """Everything about it that is agreed to; without words below it as it always was."""
        beside = [part for one in self.tracks for part in ("subtitles", one.language, one.digest())]
        below = [self.caption, self.credit] if self.caption or self.credit or beside else []
        return [self.digest(), self.mime, self.name, self.alt, *below, *beside]


def is_film(mime: str) -> bool:
    """Say whether something of this type moves."""
    return mime.startswith("video/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One message as one network will show it."""

    text: str
    language: str = ""
    subject: str = ""
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The message that ours answers; `extra` is what that network wants to be told again."""

    remote_id: str
    thread_id: str = ""
    author_id: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class InThread:
    """Which of how many posts it is that belong together, each below the one before.

    `follows` is the digest of the one before, so that none is left out, changed or put elsewhere;
    it is empty for the first.
    """

    number: int
    of: int
    follows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message on its way to one place. `key` and `made_at` are the same in every attempt.

    With a `deed` other than saying, `said_id` is the network's name for what we said before.
    In a `thread`, the `target` of all but the first is what the network calls the one before. That
    is known only when it stands there, so it is no part of what is agreed. Neither is `begun`:
    where an earlier attempt has begun to hand it over, and this one goes on. With `looks_only`
    nothing that is missing may be handed over: a hold is on it, or nobody knows whose it is.
    """

    key: str
    made_at: datetime
    account_id: int
    edge: Edge
    rendition: Rendition
    target: Target | None = None
    deed: Deed = Deed.SAY
    said_id: str = ""
    thread: InThread | None = None
    begun: str = field(default="", repr=False)
    looks_only: bool = False

    def digest(self) -> str:
        """SHA-256 over words, language, media with their words, account, edge, to whom, and deed.

        Of a post in a thread, over its place in it and the digest of the one before as well.
        """
        words = self.rendition
        target = None if self.thread and self.thread.follows else self.target
        said: dict[str, object] = {
            "account": self.account_id,
            "edge": self.edge.value,
            "answers": target.remote_id if target else None,
            "to": target.author_id if target else None,
            "by_way_of": dict(target.extra) if target else None,
            "subject": words.subject,
            "text": words.text,
            "language": words.language,
            "media": [one.signed() for one in words.media],
        }
        if self.deed is not Deed.SAY:
            said |= {"deed": self.deed.value, "said": self.said_id}
        if self.thread:
            said["thread"] = [self.thread.number, self.thread.of, self.thread.follows]
        exact = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(exact.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The network has it. `remote_id` is its name there, `proof` whatever else it gave us."""

    remote_id: str
    url: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """The network took it and is still at work on it; ask again after `look_after`.

    `why`: what is still missing, in words for people, where somebody may have to see to it.
    """

    remote_id: str = ""
    look_after: timedelta = timedelta(seconds=5)
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """We looked it up on the network, and it is not there."""

    evidence: str
