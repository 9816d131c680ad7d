"""What a check is given, and what it says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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
class Tongued:
    """A language of the statement beside the original's, with its words if there are any.

    `mistake` says in it what was wrong. `said_before`: people have read an earlier edition in it;
    `unchanged`: in these very words, though the original has others by now. `wanted`: an account
    is to speak it. `readers`: somebody will read it there or on our own page.
    """

    language: str
    piece: Piece
    mistake: str = ""
    said_before: bool = False
    unchanged: bool = False
    same_as_original: bool = False
    wanted: bool = False
    readers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement as it would leave. `said_lately`: pairs of an account and its words.

    `message` is what its writer means, before any network: headline and words; of a correction the
    `mistake` as well. `named` are the places and instructions of its parts, `needed` the facts that
    its writer marked. `handed` is what others will send for us. `leaves_at` and `asked_at` are when
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
    translations: tuple[Tongued, ...] = ()  # in other languages
    has_text: bool = True  # more than a headline
    standing: tuple[Standing, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()  # name and alt text of each
    said_lately: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    leaves_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def whole(self) -> str:
        """The message with what it puts right."""
        return f"{self.mistake}\n\n{self.message}".strip()

    def without_mistake(self, piece: Piece) -> str:
        """Return what people read there, without what it says of the old words."""
        mistakes = {one.language: one.mistake for one in self.translations}
        mistake = mistakes.get(piece.language, "") if piece.language else self.mistake
        return piece.whole.replace(mistake, "") if mistake else piece.whole


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
