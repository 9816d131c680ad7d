"""What a stream must be able to do: take what was heard, and hand it out until it was kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from clarion.channels.contract import Raw, Reason, Temporary


class StreamRests(Temporary):
    """The stream does not answer, or is full: whoever hands something over keeps it and waits."""

    def __init__(self, evidence: str) -> None:
        """Say what it answered, if anything."""
        super().__init__(Reason.UNREACHABLE, f"stream: {evidence}")


# NATS takes messages of 1 MB with all that stands around them; a post has a few kB.
THING_BYTES_MAX: Final = 900_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One thing that was heard at a source. ``receipt`` is what confirms it.

    ``poured_at``: since when the stream has held it, as far as it says.
    """

    source_id: int
    raw: Raw
    receipt: object = field(repr=False)
    poured_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poured:
    """How many things the stream took, and how many of them it had already."""

    taken: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How many things wait, and how many are with workers that have not confirmed them.

    ``copies``: in how many servers each lies. ``trouble``: why the stream is not as it should be.
    """

    waiting: int
    unconfirmed: int
    copies: int = 1
    trouble: str = ""


class Stream(Protocol):
    """Raises `StreamRests` for whatever goes wrong: nothing is lost, it comes again."""

    def pour(self, *, source_id: int, raws: Sequence[Raw]) -> Poured:
        """Hand over what was heard; once it returns, the stream holds it on most machines.

        What has the same voice keeps its order. No body is longer than `THING_BYTES_MAX`.
        """

    def draw(self, *, most: int, wait_seconds: float) -> list[Drawn]:
        """Return what nobody else is at work on; an empty list when nothing came in that time."""

    def confirm(self, drawn: Sequence[Drawn]) -> None:
        """Say that these were kept for good; what is not confirmed is handed out again."""

    def again(self, *, source_id: int, since: datetime) -> Iterator[Drawn]:
        """Yield what a source said since then, as far as it is held, kept already or not.

        In the order in which it was poured. Whoever keeps is not disturbed by it.
        """

    def lag(self) -> Lag:
        """Return what waits."""
