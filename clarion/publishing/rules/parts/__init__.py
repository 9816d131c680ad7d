"""The message compiler: one message in its parts, put into every channel and every language."""

from clarion.publishing.rules.parts.ending import holds_until, names_another_time
from clarion.publishing.rules.parts.fit import Fitted, TooLong, fit, headline
from clarion.publishing.rules.parts.handed import Handed
from clarion.publishing.rules.parts.keeping import kept, read
from clarion.publishing.rules.parts.media import (
    ALOUD,
    CELL_BROADCAST,
    EMAIL,
    HANDED,
    MEDIUM_TITLES,
    PLAIN,
    SHARE_FACTS,
    SHARE_LONG,
    SHARE_SHORT,
    SHARED,
    SMS,
    WEA_90,
    WEA_360,
    WEB,
    Measure,
    Medium,
    measure,
    of_account,
)
from clarion.publishing.rules.parts.parts import USUALLY_NEEDED, Moment, Part, Parts, Spoken
from clarion.publishing.rules.parts.shared import proposal

__all__ = [
    "ALOUD",
    "CELL_BROADCAST",
    "EMAIL",
    "HANDED",
    "MEDIUM_TITLES",
    "PLAIN",
    "SHARED",
    "SHARE_FACTS",
    "SHARE_LONG",
    "SHARE_SHORT",
    "SMS",
    "USUALLY_NEEDED",
    "WEA_90",
    "WEA_360",
    "WEB",
    "Fitted",
    "Handed",
    "Measure",
    "Medium",
    "Moment",
    "Part",
    "Parts",
    "Spoken",
    "TooLong",
    "fit",
    "headline",
    "holds_until",
    "kept",
    "measure",
    "names_another_time",
    "of_account",
    "proposal",
    "read",
]
