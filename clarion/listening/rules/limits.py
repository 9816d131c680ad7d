"""How much and how long, each with its reason."""

from datetime import timedelta
from typing import Final

# A purpose that lasts longer is another purpose: it is said anew, and somebody answers for it.
WATCH_MAX: Final = timedelta(days=90)
# An assembly is over soon; what goes on being watched after it is the people who were there.
ASSEMBLY_MAX: Final = timedelta(days=14)
TERMS_MAX: Final = 50  # of one watch; more is a subject for two watches with two purposes
TERM_CHARS_MIN: Final = 3  # of less, everything is a match
TERM_CHARS_MAX: Final = 100
TITLE_CHARS_MAX: Final = 120
WHY_CHARS_MAX: Final = 600
EVIDENCE_CHARS_MAX: Final = 300
WHY_CHARS_MIN: Final = 15  # "because" is no purpose
WATCHES_MAX: Final = 200  # in force in one office, that somebody can still answer for each
SOURCES_MAX: Final = 100
OFFICIALS_MAX: Final = 500

# Days for which a mention is kept: long enough to answer it, too short for a file on anybody.
KEEP_DAYS_MIN: Final = 7
KEEP_DAYS_MAX: Final = 30
KEEP_DAYS: Final = 14
# Who wrote what is known by another name after this, so that no older name fits a newer one.
KEY_LIFE: Final = timedelta(days=7)

TEXT_CHARS_MAX: Final = 10_000  # of one mention; a whole article is read where it stands
PARKED_BYTES_MAX: Final = 256 * 1024
PARKED_MAX: Final = 200  # of one source: what never can be read fills no disk
# Of so many more it is known that they came, so that each is counted once as lost.
PARKED_NAMES_MAX: Final = 5_000
# What was deleted or changed is borne in mind for as long as a stream can hand out what was there
# before, a day, and an hour more; and of so much at most, a whole network's of some days.
UNSAID_KEPT: Final = timedelta(hours=25)
UNSAID_MAX: Final = 2_000_000
# Of one batch so many are read with care at once; more are read at a glance first, and wait.
AT_ONCE_MAX: Final = 20
CARE_TOGETHER: Final = 50  # a moment's work, as what is written to the desk is read there too
MENTIONS_PAGE: Final = 30
COUNTED_MAX: Final = 10_000  # of an hour or a day; whoever reads it needs no more than "10000+"
# Mentions are compared with so many of the newest, and with none that is older than this.
COMPARED_MAX: Final = 1_500
COMPARED_WITHIN: Final = timedelta(days=2)
COMPARED_TOGETHER: Final = 200
# Compared with what the office knows, so many together, and none that is older than this.
RECOGNIZED_TOGETHER: Final = 100
RECOGNIZED_WITHIN: Final = timedelta(days=2)
# Once somebody notes a rumour, what came as long ago as the screen of what is going on shows is
# compared once more: the newest, as more would keep a core busy for minutes.
RECOGNIZED_ANEW: Final = timedelta(days=1)
RECOGNIZED_ANEW_MAX: Final = 20_000
# In one look at one source; the next look goes on from there. A stream gives one a second.
PAGES_MAX: Final = 40
LEASE: Final = timedelta(minutes=3)  # one look ends long before; whoever died is replaced
FILE_BYTES_MAX: Final = 8 * 1024 * 1024
FILE_LINES_MAX: Final = 20_000

# How often one person may look at what one author said within a week before another must agree.
LOOKS_MAX: Final = 5
LOOKS_WITHIN: Final = timedelta(days=7)

# A watch is looked at once it has found so much, and stopped if half of it is one person's.
AUTHOR_MENTIONS_MIN: Final = 10
# Within the life of one key, as an author has another name after it: fewer, as it is one week's.
AUTHOR_MENTIONS_KEY_MIN: Final = 5
AUTHOR_SHARE_MAX: Final = 0.5
