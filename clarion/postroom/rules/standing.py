"""What we say to everybody now: of each statement the newest words, unless they were taken down."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels.contract import Deed

# What is signed together is made within a moment of each other, one post after the next.
TOGETHER = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One dispatch that has arrived, without its words. `said_id` is what it has changed."""

    id: int
    about: str
    account: int
    language: str
    deed: str
    remote_id: str
    said_id: str
    thread_number: int
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """A statement in one language: by which dispatches it is said, in their order."""

    about: str
    language: str
    dispatches: tuple[int, ...]


def stands(said: Iterable[Said]) -> list[Stands]:
    """Return what stands. A statement whose newest words are gone anywhere is not said any more.

    Whoever corrects something makes newer words of the same statement; what they replace does not
    count, though a network may still show it.
    """
    words: defaultdict[str, list[Said]] = defaultdict(list)
    gone: set[tuple[int, str]] = set()
    for one in said:
        if one.deed == Deed.TAKE_DOWN.value:
            gone.add((one.account, one.said_id))
        else:
            words[one.about].append(one)
    found: list[Stands] = []
    for about, every in words.items():
        newest = max(one.made_at for one in every)
        now = [one for one in every if one.made_at > newest - TOGETHER]
        if gone.isdisjoint((one.account, one.remote_id or one.said_id) for one in now):
            found += _by_language(about, now)
    return found


def _by_language(about: str, now: list[Said]) -> Iterable[Stands]:
    """Of several accounts the first one speaks for all; a thread is read from its beginning."""
    for language in dict.fromkeys(one.language for one in now):
        ours = [one for one in now if one.language == language]
        ours.sort(key=lambda one: (one.thread_number, one.made_at, one.id))
        first = ours[0]
        parts = [one for one in ours if one.account == first.account and one.thread_number]
        numbers = tuple(one.id for one in parts or [first])
        yield Stands(about=about, language=language, dispatches=numbers)
