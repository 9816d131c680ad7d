"""What is said, what is about to be, and what stands in the way."""

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
    InLanguage,
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
from clarion.publishing.queries.slots import FreeSlot, SlotNow, free_slots, slots
from clarion.publishing.queries.templates import TemplateNow, template, templates
from clarion.publishing.queries.titles import handed_title, language_name, page_title
from clarion.publishing.queries.translating import Translating
from clarion.publishing.queries.warnings import unwarned, warning_of
from clarion.publishing.rules.checksum import Cell
from clarion.publishing.rules.checksum import Line as FactLine
from clarion.publishing.rules.hours import Hour, begin_of, hours
from clarion.publishing.rules.parts import MEDIUM_TITLES, Measure
from clarion.publishing.rules.translated import direction

__all__ = [
    "MEDIUM_TITLES",
    "MORE_MAX",
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
    "InLanguage",
    "Line",
    "Measure",
    "Moving",
    "PartsNow",
    "Plan",
    "Preview",
    "Rezoned",
    "SeriesNow",
    "Sieve",
    "SlotNow",
    "Table",
    "TemplateNow",
    "Together",
    "Told",
    "Translating",
    "ZonePlan",
    "all_series",
    "begin_of",
    "calendar",
    "campaigns",
    "comments",
    "compose",
    "compose_handed",
    "days_of",
    "decided",
    "direction",
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
    "moving",
    "page_title",
    "parts_now",
    "picture",
    "preview",
    "series",
    "series_due",
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
