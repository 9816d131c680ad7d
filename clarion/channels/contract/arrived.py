"""What came in, said in one way for all networks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clarion.channels.contract.outgoing import Edge


class Happening(StrEnum):
    """What kind of thing it was."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETION = "deletion"
    REACTION = "reaction"  # a like, a follow, an empty event: known, and never a message
    RECEIPT = "receipt"  # a bounce or a delivery report about something we sent


_FIRST_YEAR, _LAST_YEAR = 1970, 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote it, as that network knows them; `remote_id` never changes, the others may."""

    remote_id: str
    handle: str = ""
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Something that came with the words: its bytes when we have them, else its address."""

    name: str
    mime: str
    url: str = ""
    alt: str = ""
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regarding:
    """Which of our own messages a receipt is about, and what became of it."""

    remote_id: str
    delivered: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One message, edit, deletion, reaction or receipt.

    `sent_at` is the network's time and may be wrong or absent; our clocks start when we
    received it. `extra` is handed back as `Target.extra` when somebody answers.
    """

    kind: Happening
    remote_id: str
    author: Author
    edge: Edge
    text: str = ""
    subject: str = ""
    language: str = ""
    sent_at: datetime | None = None
    thread_id: str = ""
    parent_id: str = ""
    url: str = ""
    automatic: bool = False  # an auto-reply, a newsletter: never answered by itself
    attachments: tuple[Attached, ...] = ()
    regarding: Regarding | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Know no time in which nobody wrote: year 1 means "never", and not every zone has it."""
        if self.sent_at is not None and not _FIRST_YEAR <= self.sent_at.year <= _LAST_YEAR:
            object.__setattr__(self, "sent_at", None)
