"""What happened while listening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsKept:
    """Something was said that a watch looks for."""

    office_id: int
    mention_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsGlimpsed:
    """So much was said at once that some of it waits to be read with care."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsRead:
    """Some were read with care, and can be compared with what the office knows."""

    office_id: int
