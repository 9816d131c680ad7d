"""Accounts and their streams; what arrived and what it says; what leaves and what stops it."""

from clarion.postroom.models.account import Account, Gap, Stream, Trouble
from clarion.postroom.models.arrival import Arrival
from clarion.postroom.models.dispatch import Attempt, Dispatch
from clarion.postroom.models.enclosed import Enclosed
from clarion.postroom.models.figure import Figure
from clarion.postroom.models.hold import Hold
from clarion.postroom.models.letter import Enclosure, Letter
from clarion.postroom.models.message import Attachment, Correspondent, Message, Revision
from clarion.postroom.models.posting import (
    POWERS_OVER,
    PostingRule,
    columns,
    permit_of,
    rules_there,
)
from clarion.postroom.models.takeover import Takeover

__all__ = [
    "POWERS_OVER",
    "Account",
    "Arrival",
    "Attachment",
    "Attempt",
    "Correspondent",
    "Dispatch",
    "Enclosed",
    "Enclosure",
    "Figure",
    "Gap",
    "Hold",
    "Letter",
    "Message",
    "PostingRule",
    "Revision",
    "Stream",
    "Takeover",
    "Trouble",
    "columns",
    "permit_of",
    "rules_there",
]
