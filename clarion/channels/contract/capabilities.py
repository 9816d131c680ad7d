"""What a network can do, as data: screens and checks read this and nothing else of it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Self

from clarion.channels.contract.counting import Counting
from clarion.channels.contract.outgoing import Edge
from clarion.channels.contract.words import gettext_noop

# X's own window takes no longer thread, the others name no limit; nobody reads to the end of more.
THREAD_MAX = 25


# Most networks allow more. People who follow an office do not: they read one thing, then the next.
PACE_SECONDS = 60


class Idempotency(StrEnum):
    """What keeps the same message from appearing twice."""

    CLIENT_KEY = "client_key"  # the network remembers the key of the request
    CLIENT_ID = "client_id"  # we name the record, so writing it twice is writing it once
    NONE = "none"


class Reconciliation(StrEnum):
    """How we can find out whether something was published."""

    BY_KEY = "by_key"
    BY_ID = "by_id"
    SEARCH_OWN = "search_own"
    NONE = "none"


class Inbound(StrEnum):
    """How news reaches us."""

    WEBHOOK = "webhook"
    POLL = "poll"
    STREAM = "stream"
    PAGE = "page"  # our own public page, or our own desk: no network at all


class Trial(StrEnum):
    """Against what its plug has proved itself. Only the first is the network as it is."""

    REAL_SERVER = "real_server"
    SPECIFICATION = "specification"  # as the vendor publishes it, and a double of our own
    DOUBLE = "double"  # of our own only
    OURS = "ours"  # nobody else's server stands behind it

    @property
    def words(self) -> str:
        """What people are told, with the network's name as `%(title)s`."""
        return _TESTED[self]


_TESTED = {
    Trial.REAL_SERVER: gettext_noop("Tested against a real server."),
    Trial.SPECIFICATION: gettext_noop(
        "Tested against the published specification and a double of our own, not yet against "
        "%(title)s itself."
    ),
    Trial.DOUBLE: gettext_noop(
        "Tested against a double of our own only, not yet against %(title)s itself."
    ),
    Trial.OURS: gettext_noop("Part of Clarion: nobody else's server stands behind it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """One network in figures. Lengths in the unit of `counting`, sizes in bytes."""

    name: str  # the registry's name, e.g. "bluesky"
    title: str  # what people call it, e.g. "Bluesky"
    text_limit: int | None
    counting: Counting
    edges: frozenset[Edge]  # where we can answer
    idempotency: Idempotency
    reconciliation: Reconciliation
    inbound: frozenset[Inbound]
    tested: Trial
    streams: tuple[str, ...] = ()  # polled one by one, each with its own cursor
    irregular: frozenset[str] = frozenset()  # streams whose silence means nothing
    overlap: timedelta = timedelta(minutes=5)  # looked at again at every poll
    poll_every: timedelta = timedelta(seconds=10)
    house: bool = False  # our own page or our own desk: there is no network behind it
    publishes: bool = False  # says something to everybody, asked by nobody
    media_limit: int = 0  # how many pictures one message may carry
    media_bytes_max: int = 0
    caption_limit: int | None = None  # how long the words beside a picture may be, where it is less
    media_types: frozenset[str] = frozenset()  # MIME types that it takes, where it takes few
    needs_media: bool = False  # takes no statement without a picture
    film_types: frozenset[str] = frozenset()  # MIME types of films that it takes; none: no films
    film_bytes_max: int = 0
    needs_film: bool = False  # takes no statement without a film
    fetches_media: bool = False  # from an address of ours that it can reach
    fetches_later: bool = False  # perhaps only once it has said yes
    answers_with_media: bool = True  # False where below a post there are words only
    threads: bool = False
    thread_max: int = 0  # of how many posts a thread of our own may be; 0: there is none
    comment_limit: int = 0  # how long a first comment below our own post may be; 0: there is none
    alt_text: bool = False
    edit: bool = False  # what was said can be given other words
    delete: bool = False  # what was said can be taken down
    subject: bool = False
    subject_limit: int | None = None  # how long it may be, in characters
    bars: str = ""  # signs that it takes nowhere, in the words or above them
    writes_first: bool = False  # it can write to an address that has never written to us
    quiet_alarm: bool = True  # False where days without a message are usual
    reply_window: timedelta | None = None  # after this the network refuses an answer
    sends: bool = True  # False where an answer leaves by hand (paper) or not at all
    pace_seconds: int = 0  # between two statements of one account, where nobody chose otherwise
    token_life: timedelta | None = None
    live: bool = True  # False for networks that only an exercise office may use
    figures: frozenset[str] = frozenset()  # which of FIGURES it tells of what we said
    figures_at_once: int = 0  # of how many posts it is asked in one conversation
    says_gone: bool = True  # False where its figures are silent on what is not there any more
    name_in_front: int = (
        0  # of the text limit, what an answer leaves to the name of whom it answers
    )

    def beside(self, pictures: int) -> Self:
        """Return the network as it is for words that go with so many pictures."""
        if not pictures or self.caption_limit is None:
            return self
        return replace(self, text_limit=self.caption_limit)

    @property
    def answer_limit(self) -> int | None:
        """How long the words of an answer may be: as long as a comment, where there are any."""
        if self.text_limit is None:
            return None
        return (self.comment_limit or self.text_limit) - self.name_in_front
