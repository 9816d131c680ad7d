"""What we ask of every network and what it may answer, said once for all of them."""

from clarion.channels.contract.arrived import Arrived, Attached, Author, Happening, Regarding
from clarion.channels.contract.capabilities import (
    Capabilities,
    Idempotency,
    Inbound,
    Reconciliation,
    Trial,
)
from clarion.channels.contract.connector import (
    Access,
    Connector,
    Harvest,
    Profile,
    Question,
    Raw,
    Renewal,
    Subscription,
    Webhook,
)
from clarion.channels.contract.counting import Counting, length
from clarion.channels.contract.failures import (
    Failure,
    Forged,
    Permanent,
    Reason,
    Temporary,
    Unknown,
    Unreadable,
)
from clarion.channels.contract.figures import FIGURES, Figures, batches
from clarion.channels.contract.outgoing import (
    Absent,
    Deed,
    Edge,
    Media,
    Outgoing,
    Processing,
    Rendition,
    Sent,
    Target,
)
from clarion.channels.contract.words import gettext_noop

__all__ = [
    "FIGURES",
    "Absent",
    "Access",
    "Arrived",
    "Attached",
    "Author",
    "Capabilities",
    "Connector",
    "Counting",
    "Deed",
    "Edge",
    "Failure",
    "Figures",
    "Forged",
    "Happening",
    "Harvest",
    "Idempotency",
    "Inbound",
    "Media",
    "Outgoing",
    "Permanent",
    "Processing",
    "Profile",
    "Question",
    "Raw",
    "Reason",
    "Reconciliation",
    "Regarding",
    "Rendition",
    "Renewal",
    "Sent",
    "Subscription",
    "Target",
    "Temporary",
    "Trial",
    "Unknown",
    "Unreadable",
    "Webhook",
    "batches",
    "gettext_noop",
    "length",
]
