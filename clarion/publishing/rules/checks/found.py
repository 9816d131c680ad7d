"""What a check is given, and what it says."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.pictures.consent import Rights, Use
from clarion.publishing.rules.standards.guide import USUAL, Aims, Entry
from clarion.publishing.rules.standards.locks import Lock
from clarion.publishing.rules.standards.sources import Known, Ours

QUOTE_MAX = 200  # of it is kept with the reason for which it passes


class Level(StrEnum):
    """How much stands in the way."""

    STOP = "stop"  # not without a reason that goes on record
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One of several posts in which it is said, or the first comment below them."""

    text: str
    count: int
    limit: int | None
    comment: bool = False

    @property
    def over(self) -> int:
        """By how much it is too long."""
        return 0 if self.limit is None else max(0, self.count - self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The words on one network, with its limit; `count` in the network's own unit.

    Said in several `posts`, it is their words together, and each has its own count.

    What is handed over belongs to no account (0) and has a `key` of its own. `language` is empty
    where it is the statement's; else `named` says what the statement's places are called there.
    `stood` is what people read there until these words take its place; `could_be`: of how many
    posts a thread of the whole would be, where it is short.
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
    pictures: int = 0  # how many go with it
    needs_picture: bool = False
    films: int = 0  # how many of these are films
    needs_film: bool = False
    shows_films: bool = False
    subject_limit: int | None = None  # in characters
    bars: str = ""  # signs that the network takes nowhere
    takes: frozenset[str] = frozenset()  # MIME types of pictures; empty where it takes all
    posts: tuple[Posted, ...] = ()
    posts_max: int = 0  # of how many a thread may be

    @property
    def first(self) -> str:
        """What stands in its first post."""
        return self.posts[0].text if self.posts else self.text

    @property
    def thread(self) -> tuple[Posted, ...]:
        """The posts of its thread, without the comment; one alone is none."""
        posts = tuple(one for one in self.posts if not one.comment)
        return posts if posts[1:] else ()

    link: str = ""  # to the whole on our own page
    stood: str = ""
    could_be: int = 0
    segments: int = 0  # text messages that it takes, where it is one
    wide: tuple[str, ...] = ()  # letters of it that make a text message hold less than half

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
    """Another statement that people can read now, and since when, on the office's clock.

    `language` is empty where it is the same; `link` leads to it on our own page.
    """

    code: str
    headline: str
    text: str
    said_at: datetime | None = None
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """The words that a correction puts right, with what they put right themselves.

    `goes`: nobody may read them any more.
    """

    text: str
    language: str
    mistake: str = ""
    said_at: datetime | None = None  # on the office's clock
    goes: bool = False


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

    `message` is what its writer means, before any network: headline and words. Of a correction
    `mistake` says what was wrong, and `old` what people have read. `named` are the places and
    instructions of its parts, `needed` the facts that
    its writer marked. `handed` is what others will send for us. `source` is who says it, by its
    parts; `sources` the register, `ours` what is our own, `guide` and `aims` the office's own way
    of writing, `locks` what may not be said now.
    `laws` are the countries whose rules hold, None is all of them. `rights` are those of its
    pictures, `shown_as` as what they are used, and where. `leaves_at` and `asked_at` are when
    it would leave and when we were asked, on the office's clock. `beside`: an account, and the
    headline of what leaves there at that very minute because it has the slot. `left_out`:
    number and name of each account on which an earlier edition stands, and this one is not said.
    """

    language: str
    exercise: bool
    pieces: tuple[Piece, ...]
    message: str = ""
    corrects: bool = False
    mistake: str = ""
    old: Old | None = None
    named: tuple[Fact, ...] = ()
    needed: frozenset[Fact] = frozenset()
    handed: tuple[Piece, ...] = ()
    translations: tuple[Tongued, ...] = ()  # in other languages
    has_text: bool = True  # more than a headline
    standing: tuple[Standing, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()  # name and alt text of each
    films: tuple[tuple[str, frozenset[str]], ...] = ()  # name of each, languages of its subtitles
    captions: tuple[Piece, ...] = ()  # all that is said of each, seen or not
    kinds: tuple[str, ...] = ()  # MIME type of each, where one of the networks cares
    rights: tuple[Rights, ...] = ()
    shown_as: tuple[tuple[Use, str], ...] = ()
    said_lately: frozenset[tuple[int, str]] = field(default_factory=frozenset)
    theme: str = ""
    laws: frozenset[str] | None = None
    source: str = ""
    sources: tuple[Known, ...] = ()
    ours: Ours = field(default_factory=Ours)
    guide: tuple[Entry, ...] = ()
    aims: Aims = USUAL
    locks: tuple[Lock, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    leaves_at: datetime | None = None
    asked_at: datetime | None = None

    @property
    def whole(self) -> str:
        """The message with what it puts right."""
        return f"{self.mistake}\n\n{self.message}".strip()

    def mistake_in(self, language: str) -> str:
        """Return what it says in a language of the old words; empty: in the original's own."""
        mistakes = {one.language: one.mistake for one in self.translations}
        return mistakes.get(language, "") if language else self.mistake

    def is_under(self, law: str) -> bool:
        """Whether the rules of a country hold for the office."""
        return self.laws is None or law in self.laws

    def without_mistake(self, piece: Piece) -> str:
        """Return what people read there, without what it says of the old words."""
        mistake = self.mistake_in(piece.language)
        return piece.whole.replace(mistake, "") if mistake else piece.whole


class Deed(StrEnum):
    """What a press of a button can do about a finding."""

    REPLACE = "replace"  # other words in their place
    REGISTER = "register"  # write a source into the register


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """How a finding is mended: `now` stands in the place of `was`, or goes into the register."""

    deed: Deed
    now: str
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding: the code of its check, the rule behind it, where, the words, and what to do.

    The same words in two renditions are one finding. A stop that is `final` cannot be overridden:
    it could not leave anyway. `about` is what else it hangs on, for a reason that lets it pass.
    `link` leads to the other statement that it speaks of.
    """

    code: str
    level: Level
    says: str
    rule: str
    do: str
    quote: str = ""
    where: tuple[str, ...] = ()
    final: bool = False
    fix: Fix | None = None
    about: str = ""
    link: str = ""

    @property
    def digest(self) -> str:
        """What it says, in short: whoever lets it pass has read this, and nothing else."""
        return hashlib.sha256(f"{self.says}\n{self.about}".encode()).hexdigest()

    @property
    def name(self) -> tuple[str, str, str]:
        """What an override names it by: its code, the words and its digest."""
        return self.code, self.quote[:QUOTE_MAX], self.digest

    @property
    def mark(self) -> str:
        """What somebody who has looked at it again names it by: sixteen hexadecimal digits."""
        return hashlib.sha256("\n".join(self.name).encode()).hexdigest()[:16]
