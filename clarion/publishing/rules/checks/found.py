"""What a check is given, and what it says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clarion.publishing.rules.consent import Rights, Use
from clarion.publishing.rules.facts import Fact


class Level(StrEnum):
    """How much stands in the way."""

    STOP = "stop"  # not without a reason that goes on record
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The words on one network, with its limit; `count` in the network's own unit.

    What is handed over belongs to no account (0) and has a `key` of its own. `language` is empty
    where it is the statement's; else `named` says what the statement's places are called there.
    """

    account_id: int
    where: str
    subject: str
    text: str
    count: int
    limit: int | None
    house: bool = False  # our own page, which has a headline of its own
    short: bool = False  # there is no room for the whole
    key: str = ""
    language: str = ""
    named: tuple[Fact, ...] = ()

    @property
    def name(self) -> str:
        """What its findings are told apart by."""
        return self.key or str(self.account_id)

    @property
    def whole(self) -> str:
        """Everything that people will read there."""
        return f"{self.subject}\n\n{self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Another statement that people can read now."""

    code: str
    headline: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement as it would leave. `said_lately`: pairs of an account and its words.

    `message` is what its writer means, before any network: headline and words; of a correction the
    `mistake` as well. `named` are the places and instructions of its parts, `needed` the facts that
    its writer marked. `handed` is what others will send for us. `rights` are those of its pictures,
    `shown_as` as what they are used, and where. `leaves_at` and `asked_at` are when
    it would leave and when we were asked, on the office's clock.
    """

    language: str
    exercise: bool
    pieces: tuple[Piece, ...]
    message: str = ""
    corrects: bool = False
    mistake: str = ""
    named: tuple[Fact, ...] = ()
    needed: frozenset[Fact] = frozenset()
    handed: tuple[Piece, ...] = ()
    standing: tuple[Standing, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()  # name and alt text of each
    rights: tuple[Rights, ...] = ()
    shown_as: tuple[tuple[Use, str], ...] = ()
    said_lately: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    leaves_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def whole(self) -> str:
        """The message with what it puts right."""
        return f"{self.mistake}\n\n{self.message}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding: the code of its check, the rule behind it, where, the words, and what to do.

    `code` names it for an override; the same words in two renditions are one finding. A stop that
    is `final` cannot be overridden: it could not leave anyway.
    """

    code: str
    level: Level
    says: str
    rule: str
    do: str
    quote: str = ""
    where: tuple[str, ...] = ()
    final: bool = False
