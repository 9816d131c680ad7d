"""Which kinds of public places are listened to: one line each."""

from clarion.channels.clean import clean
from clarion.channels.contract import Access, Arrived, Source, Unreadable
from clarion.channels.sources.bluesky.source import Jetstream
from clarion.channels.sources.digest.source import Digest
from clarion.channels.sources.feed.source import Feed
from clarion.channels.sources.file.cut import cut_file
from clarion.channels.sources.file.source import File
from clarion.channels.sources.mastodon.source import Mastodon
from clarion.channels.sources.repos.source import Repos

__all__ = ["SOURCES", "cut_file", "pick", "read"]

SOURCES: dict[str, Source] = {
    "feed": Feed(),
    "bluesky": Jetstream(),
    "repos": Repos(),
    "mastodon": Mastodon(),
    "digest": Digest(),
    "file": File(),
}

# What a parser trips over: such a thing is parked, and what came beside it is not lost.
_TRIPPED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


def pick(kind: str) -> Source:
    """Return a kind of source; raises `KeyError` for one that there is not."""
    return SOURCES[kind]


def read(kind: str, raw: bytes, access: Access) -> tuple[Arrived, ...]:
    """Say what was said, or raise `Unreadable`, whatever a parser may trip over."""
    try:
        return tuple(clean(thing) for thing in SOURCES[kind].normalize(raw, access))
    except _TRIPPED as error:
        raise Unreadable(f"{type(error).__name__} while reading it") from error
