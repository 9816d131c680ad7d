"""What happened to offices and powers, and that somebody is to be told of something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSetUp:
    """Somebody has set up an office of their own at the first run."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChanged:
    """An office's clock on the wall shows another time."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWritten:
    """Somebody is to be told something by e-mail."""

    office_id: int
    notice_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProposed:
    """A change that gives somebody more power waits for a second person."""

    office_id: int
    change_id: int
