"""What was agreed, and what waits for somebody's agreement."""

from clarion.signoff.queries.chains import ChainNow, ChainPaced, StepNow, chains, paced_chains
from clarion.signoff.queries.links import Linked, Signer, linked, signers
from clarion.signoff.queries.requests import (
    Counts,
    GateNow,
    OpenRequest,
    Signed,
    Waited,
    open_request,
    open_requests,
    reason_of,
    request_now,
    unanswered,
    waiting,
)
from clarion.signoff.queries.warrants import (
    StandingNow,
    WarrantNow,
    standing_words,
    warrant_now,
    warrant_of,
    warrants_of,
)

__all__ = [
    "ChainNow",
    "ChainPaced",
    "Counts",
    "GateNow",
    "Linked",
    "OpenRequest",
    "Signed",
    "Signer",
    "StandingNow",
    "StepNow",
    "Waited",
    "WarrantNow",
    "chains",
    "linked",
    "open_request",
    "open_requests",
    "paced_chains",
    "reason_of",
    "request_now",
    "signers",
    "standing_words",
    "unanswered",
    "waiting",
    "warrant_now",
    "warrant_of",
    "warrants_of",
]
