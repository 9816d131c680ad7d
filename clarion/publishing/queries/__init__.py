"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.addresses import page_link, short_link
from clarion.publishing.queries.advocates import (
    AdvocateNow,
    advice,
    advised,
    advocate,
    advocate_by_link,
    advocates,
)
from clarion.publishing.queries.audiences import Audience
from clarion.publishing.queries.calendar import MORE_MAX, Card, Plan, calendar, hold_on, undecided
from clarion.publishing.queries.campaigns import campaigns, campaigns_page, ended_campaigns
from clarion.publishing.queries.comments import comments
from clarion.publishing.queries.composing import Composed, compose
from clarion.publishing.queries.editions import (
    EditionPage,
    InLanguage,
    edition,
    edition_links,
    edition_of,
    picture,
    versions,
)
from clarion.publishing.queries.examining import examine, slot_holders
from clarion.publishing.queries.figures import Together
from clarion.publishing.queries.guide import (
    AimNow,
    GuideLine,
    all_aims,
    guide,
    guide_entry,
    guide_file,
    plain_words_left,
)
from clarion.publishing.queries.handed_now import HandedNow, handed
from clarion.publishing.queries.handing import Handing, Table, compose_handed
from clarion.publishing.queries.lists import (
    Decided,
    Line,
    Troubled,
    decided,
    listed,
    troubled,
    unfollowed,
)
from clarion.publishing.queries.locks import LockNow, locks
from clarion.publishing.queries.parts import PartsNow, handings, parts_now
from clarion.publishing.queries.pictures import (
    SHELVES,
    ConsentNow,
    PictureLine,
    PicturePage,
    UseNow,
    library,
    picture_page,
    pictures_ended,
    thumbnail,
)
from clarion.publishing.queries.plans import Moving, Rezoned, ZonePlan, moving, zone_plan
from clarion.publishing.queries.presence import Presence, presence
from clarion.publishing.queries.previewing import Preview, Told, checks_at, preview
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
from clarion.publishing.queries.sieve import Sieve
from clarion.publishing.queries.slots import (
    FreeSlot,
    SlotNow,
    SlotOfDay,
    free_slots,
    slots,
    slots_of_day,
)
from clarion.publishing.queries.sources import SourceNow, seeded, source, sources, sources_waiting
from clarion.publishing.queries.templates import TemplateNow, template, templates
from clarion.publishing.queries.titles import handed_title, page_title
from clarion.publishing.queries.translating import Translating
from clarion.publishing.queries.warnings import unwarned, warning_of
from clarion.publishing.rules.advice import LINE_MAX, LINES_MAX, Advised, shipped
from clarion.publishing.rules.advocates import KINDS
from clarion.publishing.rules.checksum import Cell
from clarion.publishing.rules.checksum import Line as FactLine
from clarion.publishing.rules.hours import Hour, begin_of, hours
from clarion.publishing.rules.parts import MEDIUM_TITLES, SHARED, Measure
from clarion.publishing.rules.sharing import (
    NETWORKS,
    Network,
    leads_at_once,
    leads_to,
    mail_address,
    share_address,
)
from clarion.publishing.rules.translated import direction, link_in

__all__ = [
    "KINDS",
    "LINES_MAX",
    "LINE_MAX",
    "MEDIUM_TITLES",
    "MORE_MAX",
    "NETWORKS",
    "OFFERED_DAYS",
    "SHARED",
    "SHELVES",
    "Advised",
    "AdvocateNow",
    "AimNow",
    "Audience",
    "Card",
    "Cell",
    "Composed",
    "ConsentNow",
    "DayOf",
    "Decided",
    "EditionPage",
    "FactLine",
    "FreeSlot",
    "GuideLine",
    "HandedNow",
    "Handing",
    "Hour",
    "InLanguage",
    "Line",
    "LockNow",
    "Measure",
    "Moving",
    "Network",
    "Pack",
    "Packs",
    "PartsNow",
    "PictureLine",
    "PicturePage",
    "Plan",
    "Presence",
    "Pressed",
    "Preview",
    "Rezoned",
    "SeriesNow",
    "ShareText",
    "Shared",
    "Sieve",
    "SlotNow",
    "SlotOfDay",
    "SourceNow",
    "Table",
    "TemplateNow",
    "Together",
    "Told",
    "Translating",
    "Troubled",
    "UseNow",
    "ZonePlan",
    "advice",
    "advised",
    "advocate",
    "advocate_by_link",
    "advocates",
    "all_aims",
    "all_series",
    "begin_of",
    "calendar",
    "campaigns",
    "campaigns_page",
    "checks_at",
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
    "guide",
    "guide_entry",
    "guide_file",
    "handed",
    "handed_title",
    "handings",
    "hold_on",
    "hours",
    "leads_at_once",
    "leads_to",
    "library",
    "link_in",
    "listed",
    "locks",
    "mail_address",
    "moving",
    "pack_of",
    "packs",
    "page_link",
    "page_title",
    "parts_now",
    "picture",
    "picture_page",
    "pictures_ended",
    "plain_words_left",
    "presence",
    "pressed",
    "preview",
    "seeded",
    "series",
    "series_due",
    "share_address",
    "shared_text",
    "shipped",
    "short_link",
    "slot_holders",
    "slots",
    "slots_of_day",
    "source",
    "sources",
    "sources_waiting",
    "template",
    "templates",
    "thumbnail",
    "troubled",
    "undecided",
    "unfollowed",
    "unwarned",
    "versions",
    "warning_of",
    "zone_plan",
]
