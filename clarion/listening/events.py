"""What happened while listening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionsKept:
    """Something was said that a watch looks for."""

    office_id: int
    mention_ids: tuple[int, ...]
