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


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUnanswered:
    """A step's minutes are over, and nobody has signed or returned the words."""

    office_id: int
    about: str
    request_id: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyAsked:
    """A life is at risk: two people sign in place of the whole chain, which is told of it."""

    office_id: int
    about: str
    request_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOverdue:
    """What left by the emergency route should have been looked at by now, and was not."""

    office_id: int
    about: str
    review_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningChangeProposed:
    """Somebody wants to change who signs; `about` is the chain or the standing word.

    `once` is the same for this proposal alone: the same chain may be proposed to begin and to end.
    """

    office_id: int
    about: str
    once: str
    proposer_id: int
    proposer: str
