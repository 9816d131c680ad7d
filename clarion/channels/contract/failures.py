"""How the world may fail us.

Failure
├── Temporary   not done, may be tried again
├── Permanent   not done, trying again will not help
├── Unknown     perhaps done, perhaps not: look it up, never send again
├── Unreadable  something came in that we could not understand
└── Forged      something came in whose signature is not that account's
"""

from datetime import timedelta
from enum import StrEnum


class Reason(StrEnum):
    """Why, in words that every network's own codes are translated into."""

    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    NETWORK_DOWN = "network_down"
    TOKEN_EXPIRED = "token_expired"  # noqa: S105  (a reason, not a secret)
    TOKEN_REVOKED = "token_revoked"  # noqa: S105  (a reason, not a secret)
    PERMISSION_LOST = "permission_lost"
    TOO_LONG = "too_long"
    REJECTED = "rejected"
    TARGET_GONE = "target_gone"
    WINDOW_CLOSED = "window_closed"
    UNFINISHED = "unfinished"  # nothing is wrong: it is large, and the next attempt goes on
    MEDIA_REFUSED = "media_refused"
    FORBIDDEN_ADDRESS = "forbidden_address"
    MISCONFIGURED = "misconfigured"
    UNRECOGNISED = "unrecognised"
    UNKNOWN_REFUSAL = "unknown_refusal"  # a no, or so it says, by a code that we do not know


# The account itself must be mended by a person before anything else can go out through it.
ACCOUNT_IS_BROKEN = frozenset(
    {
        Reason.TOKEN_EXPIRED,
        Reason.TOKEN_REVOKED,
        Reason.PERMISSION_LOST,
        Reason.MISCONFIGURED,
        Reason.FORBIDDEN_ADDRESS,
    }
)


class Failure(Exception):
    """The world could not do what we asked."""

    def __init__(self, reason: Reason, evidence: str = "", *, begun: str = "") -> None:
        """Keep the reason and, as evidence, what the network said (never a secret).

        `begun`: where whoever tries again, or looks, goes on.
        """
        super().__init__(f"{reason.value}: {evidence}" if evidence else reason.value)
        self.reason = reason
        self.evidence = evidence
        self.begun = begun

    @property
    def account_is_broken(self) -> bool:
        """Whether nothing will go through this account until somebody mends it."""
        return self.reason in ACCOUNT_IS_BROKEN


class Temporary(Failure):
    """It was surely not done; it may be tried again, not before `retry_after` when that is said."""

    def __init__(
        self,
        reason: Reason,
        evidence: str = "",
        *,
        retry_after: timedelta | None = None,
        begun: str = "",
    ) -> None:
        """Keep also how long the network asked us to wait."""
        super().__init__(reason, evidence, begun=begun)
        self.retry_after = retry_after


class Permanent(Failure):
    """It was surely not done, and trying the same again will not help."""


class Unknown(Failure):
    """It may have been done. It must be looked up, or shown to a person; never sent again."""


class Unreadable(Failure):
    """What arrived could not be understood; it is parked with this reason and can be replayed."""

    def __init__(self, evidence: str) -> None:
        """Say what could not be understood."""
        super().__init__(Reason.UNRECOGNISED, evidence)


class Forged(Failure):
    """What arrived is not signed with this account's secret."""

    def __init__(self, evidence: str) -> None:
        """Say what was wrong with the signature."""
        super().__init__(Reason.REJECTED, evidence)
