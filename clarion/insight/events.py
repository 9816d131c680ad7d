"""What was seen to begin, or to fall silent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SomethingBegan:
    """Many people suddenly write about the same, and those who asked for it are to be told."""

    office_id: int
    warning_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFellSilent:
    """A stream that should be speaking does not."""

    office_id: int
    silence_id: int
