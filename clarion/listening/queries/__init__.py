"""What listening knows. No question here names an author: there is none to be asked."""

from clarion.channels.contract import Question
from clarion.listening.queries.clockwork import (
    SourceDue,
    office_of_source,
    offices_listening,
    sources_due,
)
from clarion.listening.queries.figures import public_witnesses, said_by_area
from clarion.listening.queries.log import (
    LookingNow,
    LooksNow,
    OfficialNow,
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
    from_media,
    mention,
    mentions,
    pulse,
)
from clarion.listening.queries.sources import (
    SourceNow,
    kinds,
    networks,
    questions,
    source_titles,
    sources,
)
from clarion.listening.queries.waiting import Waiting, waiting
from clarion.listening.queries.watches import (
    PublicLog,
    WatchNow,
    keep_days,
    public_log,
    watch,
    watch_titles,
    watches,
)

__all__ = [
    "LookingNow",
    "LooksNow",
    "MentionNow",
    "MentionPage",
    "OfficialNow",
    "PublicLog",
    "Pulse",
    "Question",
    "Sieve",
    "SourceDue",
    "SourceNow",
    "Waiting",
    "WatchNow",
    "at_risk",
    "from_media",
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
    "public_witnesses",
    "pulse",
    "questions",
    "said_by_area",
    "source_titles",
    "sources",
    "sources_due",
    "waiting",
    "watch",
    "watch_titles",
    "watches",
]
