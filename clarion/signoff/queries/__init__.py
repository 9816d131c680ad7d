"""What was agreed, and what waits for somebody's agreement."""

from clarion.signoff.queries.agreed import AgreedWord, agreed_by_warrant, agreed_word, agreed_words
from clarion.signoff.queries.chains import ChainNow, ChainPaced, StepNow, chains, paced_chains
from clarion.signoff.queries.compared import Pairs, compared
from clarion.signoff.queries.guests import (
    GuestNow,
    guests,
    guests_for,
    guests_to_agree,
    proposed_guests,
)
from clarion.signoff.queries.links import CodeNow, Linked, Signer, linked, signers
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
from clarion.signoff.queries.reviews import (
    Owed,
    ReviewNow,
    overdue_reviews,
    review_now,
    reviews,
    reviews_owed,
)
from clarion.signoff.queries.staffing import gaps_for, gaps_of_chains, gaps_of_request
from clarion.signoff.queries.trust import TrustNow, Writer, trust_now, trust_to_agree, writers
from clarion.signoff.queries.warrants import (
    StandingNow,
    WarrantNow,
    is_covered,
    is_emergency,
    standing_words,
    warrant_now,
    warrant_of,
    warrants_of,
)
from clarion.signoff.rules.agreed import LINK, Frame, fill
from clarion.signoff.rules.staffing import Gap, Lack
from clarion.signoff.rules.standing import Occasion
from clarion.signoff.rules.trust import (
    OVER_DAYS_MIN,
    RECORD_DAYS,
    RETURNED_PERCENT_MAX,
    SIGNED_MIN,
    Short,
)

__all__ = [
    "LINK",
    "OVER_DAYS_MIN",
    "RECORD_DAYS",
    "RETURNED_PERCENT_MAX",
    "SIGNED_MIN",
    "AgreedWord",
    "ChainNow",
    "ChainPaced",
    "CodeNow",
    "Counts",
    "Frame",
    "Gap",
    "GateNow",
    "GuestNow",
    "Lack",
    "Linked",
    "Occasion",
    "OpenRequest",
    "Owed",
    "Pairs",
    "ReviewNow",
    "Short",
    "Signed",
    "Signer",
    "StandingNow",
    "StepNow",
    "TrustNow",
    "Waited",
    "WarrantNow",
    "Writer",
    "agreed_by_warrant",
    "agreed_word",
    "agreed_words",
    "chains",
    "compared",
    "fill",
    "gaps_for",
    "gaps_of_chains",
    "gaps_of_request",
    "guests",
    "guests_for",
    "guests_to_agree",
    "is_covered",
    "is_emergency",
    "linked",
    "open_request",
    "open_requests",
    "overdue_reviews",
    "paced_chains",
    "proposed_guests",
    "reason_of",
    "request_now",
    "review_now",
    "reviews",
    "reviews_owed",
    "signers",
    "standing_words",
    "trust_now",
    "trust_to_agree",
    "unanswered",
    "waiting",
    "warrant_now",
    "warrant_of",
    "warrants_of",
    "writers",
]
