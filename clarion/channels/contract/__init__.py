"""What we ask of every network and what it may answer, said once for all of them."""

from clarion.channels.contract.arrived import Arrived, Attached, Author, Happening, Regarding
from clarion.channels.contract.capabilities import (
    THREAD_MAX,
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
    InThread,
    Media,
    Outgoing,
    Processing,
    Rendition,
    Sent,
    Target,
)
from clarion.channels.contract.source import Source
from clarion.channels.contract.words import gettext_noop

__all__ = [
    "FIGURES",
    "THREAD_MAX",
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
    "InThread",
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
    "Source",
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
