"""What listening knows. No question here names an author: there is none to be asked."""

from clarion.listening.queries.clockwork import (
    SourceDue,
    office_of_source,
    offices_listening,
    sources_due,
)
from clarion.listening.queries.log import (
    LookingNow,
    LooksNow,
    OfficialNow,
    decisions_waiting,
    lookings,
    looks,
    officials,
)
from clarion.listening.queries.mentions import (
    MentionNow,
    MentionPage,
    Pulse,
    Sieve,
    at_risk,
    mention,
    mentions,
    pulse,
)
from clarion.listening.queries.sources import SourceNow, kinds, networks, sources, troubled
from clarion.listening.queries.watches import (
    PublicLog,
    WatchNow,
    keep_days,
    public_log,
    watch,
    watches,
    watches_waiting,
)

__all__ = [
    "LookingNow",
    "LooksNow",
    "MentionNow",
    "MentionPage",
    "OfficialNow",
    "PublicLog",
    "Pulse",
    "Sieve",
    "SourceDue",
    "SourceNow",
    "WatchNow",
    "at_risk",
    "decisions_waiting",
    "keep_days",
    "kinds",
    "lookings",
    "looks",
    "mention",
    "mentions",
    "networks",
    "office_of_source",
    "offices_listening",
    "officials",
    "public_log",
    "pulse",
    "sources",
    "sources_due",
    "troubled",
    "watch",
    "watches",
    "watches_waiting",
]
