"""What happened to requests for a signature."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantGranted:
    """Somebody signed; what was waiting for it may leave."""

    office_id: int
    about: str
    request_id: int
    warrant_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureReturned:
    """Somebody returned it with a reason, or rejected it for good."""

    office_id: int
    about: str
    request_id: int
    final: bool
