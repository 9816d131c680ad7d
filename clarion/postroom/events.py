"""What happened at the door."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalsStored:
    """Something came in and waits to be sorted."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesArrived:
    """People wrote to us."""

    office_id: int
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesChanged:
    """People edited or deleted what they wrote, or something we said came back to us."""

    office_id: int
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchQueued:
    """Something waits at the door to be sent."""

    office_id: int
    dispatch_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchMoved:
    """A dispatch is in another state: `about` says whose it is."""

    office_id: int
    dispatch_id: int
    about: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTaken:
    """Somebody said that an account is not in our hands any more."""

    office_id: int
    account_id: int
    takeover_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTroubled:
    """An account must be mended by a person."""

    office_id: int
    account_id: int
