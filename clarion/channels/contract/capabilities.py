"""What a network can do, as data: screens and checks read this and nothing else of it."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from clarion.channels.contract.counting import Counting
from clarion.channels.contract.outgoing import Edge


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
    streams: tuple[str, ...] = ()  # polled one by one, each with its own cursor
    irregular: frozenset[str] = frozenset()  # streams whose silence means nothing
    overlap: timedelta = timedelta(minutes=5)  # looked at again at every poll
    poll_every: timedelta = timedelta(seconds=10)
    house: bool = False  # our own page or our own desk: there is no network behind it
    publishes: bool = False  # says something to everybody, asked by nobody
    media_limit: int = 0  # how many pictures one message may carry
    media_bytes_max: int = 0
    threads: bool = False
    alt_text: bool = False
    edit: bool = False  # what was said can be given other words
    delete: bool = False  # what was said can be taken down
    subject: bool = False
    quiet_alarm: bool = True  # False where days without a message are usual
    reply_window: timedelta | None = None  # after this the network refuses an answer
    sends: bool = True  # False where an answer leaves by hand (paper) or not at all
    token_life: timedelta | None = None
    live: bool = True  # False for networks that only an exercise office may use
