"""What comes in and what goes out: posts about subjects, and notices about bursts and silences."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SubjectKind(StrEnum):
    """What a burst can be about."""

    THEME = "theme"
    PLACE = "place"
    THEME_IN_PLACE = "theme in place"
    TERM = "term"


class Subject(NamedTuple):
    """One thing that posts can be about; a tuple, because millions of them are looked up."""

    kind: SubjectKind
    name: str


class NoticeKind(StrEnum):
    """What a notice says."""

    BEGINS = "begins"
    GROWS = "grows"
    ENDS = "ends"
    SILENT = "silent"
    SPEAKS = "speaks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post as bursts see it: ``at`` in seconds since 1970 (UTC) by the clock of its network.

    Without an ``author`` every post counts as somebody else's. ``grave``: a life may be at risk.
    """

    id: str
    at: float
    subjects: tuple[Subject, ...]
    author: str = ""
    source: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstNotice:
    """A burst begins, grows or ends, and why we think so. Times in seconds since 1970 (UTC).

    ``people`` wrote within the last ``window_seconds``; ``usual`` is how many do at this hour.
    ``surprise`` is the signed root of the likelihood ratio: 6 is about one in a billion windows.
    ``latency_seconds`` runs from the beginning of the burst to this notice.
    """

    kind: NoticeKind
    burst: int
    at: float
    since: float
    subjects: tuple[Subject, ...]
    people: int
    window_seconds: int
    usual: float
    surprise: float
    examples: tuple[str, ...]
    latency_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceNotice:
    """A stream that should be speaking is silent, or speaks again. Times as in `BurstNotice`.

    ``missed`` is how many posts would have come by now at its usual pace.
    """

    kind: NoticeKind
    source: str
    at: float
    since: float
    missed: float


Notice = BurstNotice | SilenceNotice
