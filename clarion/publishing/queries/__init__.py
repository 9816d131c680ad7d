"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.advocates import (
    AdvocateNow,
    advice,
    advised,
    advocate,
    advocate_by_link,
    advocates,
)
from clarion.publishing.queries.audiences import Audience
from clarion.publishing.queries.calendar import (
    MORE_MAX,
    Card,
    Plan,
    Sieve,
    calendar,
    undecided,
)
from clarion.publishing.queries.comments import comments
from clarion.publishing.queries.composing import Composed, compose, examine
from clarion.publishing.queries.editions import (
    EditionPage,
    campaigns,
    edition,
    edition_links,
    edition_of,
    ended_campaigns,
    picture,
    versions,
)
from clarion.publishing.queries.figures import Together
from clarion.publishing.queries.handing import HandedNow, Handing, Table, compose_handed, handed
from clarion.publishing.queries.lists import (
    Decided,
    Line,
    decided,
    listed,
    troubled,
    unfollowed,
)
from clarion.publishing.queries.parts import PartsNow, handings, parts_now
from clarion.publishing.queries.plans import Moving, Rezoned, ZonePlan, moving, zone_plan
from clarion.publishing.queries.previewing import Preview, Told, preview
from clarion.publishing.queries.series import (
    DayOf,
    SeriesNow,
    all_series,
    days_of,
    series,
    series_due,
)
from clarion.publishing.queries.sharing import (
    OFFERED_DAYS,
    Pack,
    Packs,
    Pressed,
    Shared,
    ShareText,
    pack_of,
    packs,
    pressed,
    shared_text,
)
from clarion.publishing.queries.slots import FreeSlot, SlotNow, free_slots, slots
from clarion.publishing.queries.templates import TemplateNow, template, templates
from clarion.publishing.queries.titles import handed_title, language_name
from clarion.publishing.queries.warnings import unwarned, warning_of
from clarion.publishing.rules.advice import LINE_MAX, LINES_MAX, Advised, shipped
from clarion.publishing.rules.advocates import KINDS
from clarion.publishing.rules.checksum import Cell
from clarion.publishing.rules.checksum import Line as FactLine
from clarion.publishing.rules.hours import Hour, begin_of, hours
from clarion.publishing.rules.parts import MEDIUM_TITLES, SHARED, Measure
from clarion.publishing.rules.sharing import NETWORKS, Network, mail_address, share_address

__all__ = [
    "KINDS",
    "LINES_MAX",
    "LINE_MAX",
    "MEDIUM_TITLES",
    "MORE_MAX",
    "NETWORKS",
    "OFFERED_DAYS",
    "SHARED",
    "Advised",
    "AdvocateNow",
    "Audience",
    "Card",
    "Cell",
    "Composed",
    "DayOf",
    "Decided",
    "EditionPage",
    "FactLine",
    "FreeSlot",
    "HandedNow",
    "Handing",
    "Hour",
    "Line",
    "Measure",
    "Moving",
    "Network",
    "Pack",
    "Packs",
    "PartsNow",
    "Plan",
    "Pressed",
    "Preview",
    "Rezoned",
    "SeriesNow",
    "ShareText",
    "Shared",
    "Sieve",
    "SlotNow",
    "Table",
    "TemplateNow",
    "Together",
    "Told",
    "ZonePlan",
    "advice",
    "advised",
    "advocate",
    "advocate_by_link",
    "advocates",
    "all_series",
    "begin_of",
    "calendar",
    "campaigns",
    "comments",
    "compose",
    "compose_handed",
    "days_of",
    "decided",
    "edition",
    "edition_links",
    "edition_of",
    "ended_campaigns",
    "examine",
    "free_slots",
    "handed",
    "handed_title",
    "handings",
    "hours",
    "language_name",
    "listed",
    "mail_address",
    "moving",
    "pack_of",
    "packs",
    "parts_now",
    "picture",
    "pressed",
    "preview",
    "series",
    "series_due",
    "share_address",
    "shared_text",
    "shipped",
    "slots",
    "template",
    "templates",
    "troubled",
    "undecided",
    "unfollowed",
    "unwarned",
    "versions",
    "warning_of",
    "zone_plan",
]
