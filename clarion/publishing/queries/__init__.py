"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.agreeing.rights import (
    RightLine,
    all_campaigns,
    barring,
    place_words,
    rights_board,
)
from clarion.publishing.queries.agreeing.waiting import Agreeable, to_agree, to_agree_count
from clarion.publishing.queries.pictures.films import SubtitlesNow, film, subtitles, subtitles_of
from clarion.publishing.queries.pictures.pictures import (
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
from clarion.publishing.queries.planning.calendar import (
    MORE_MAX,
    Card,
    Plan,
    calendar,
    hold_on,
    undecided,
    with_holds,
)
from clarion.publishing.queries.planning.campaigns import campaigns, campaigns_page, ended_campaigns
from clarion.publishing.queries.planning.foreseen import Foreseen, foreseen
from clarion.publishing.queries.planning.lists import (
    Decided,
    Line,
    Troubled,
    decided,
    empty_draft,
    listed,
    shows_film,
    troubled,
    unfollowed,
)
from clarion.publishing.queries.planning.plans import Moving, Rezoned, ZonePlan, moving, zone_plan
from clarion.publishing.queries.planning.series import (
    DayOf,
    SeriesNow,
    all_series,
    days_of,
    series,
    series_due,
)
from clarion.publishing.queries.planning.sieve import Sieve
from clarion.publishing.queries.planning.slots import (
    FreeSlot,
    SlotNow,
    SlotOfDay,
    free_slots,
    other_slot,
    slots,
    slots_of_day,
)
from clarion.publishing.queries.planning.templates import TemplateNow, template, templates
from clarion.publishing.queries.saying.addresses import page_link, short_link
from clarion.publishing.queries.saying.audiences import Audience
from clarion.publishing.queries.saying.editions import (
    EditionPage,
    InLanguage,
    edition,
    edition_links,
    edition_of,
    picture,
    shown_by,
    versions,
)
from clarion.publishing.queries.saying.figures import Together
from clarion.publishing.queries.saying.lost import offices_with_losses
from clarion.publishing.queries.saying.titles import handed_title, page_title
from clarion.publishing.queries.saying.warnings import unwarned, warning_of
from clarion.publishing.queries.saying.withdrawal import Fated, fates, notice_of
from clarion.publishing.queries.sharing.advocates import (
    AdvocateNow,
    advice,
    advised,
    advocate,
    advocate_by_link,
    advocates,
)
from clarion.publishing.queries.sharing.handed_now import HandedNow, handed, handed_due
from clarion.publishing.queries.sharing.handing import Handing, Table, compose_handed
from clarion.publishing.queries.sharing.sharing import (
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
from clarion.publishing.queries.standards.guide import (
    AimNow,
    GuideLine,
    all_aims,
    guide,
    guide_entry,
    guide_file,
    plain_words_left,
)
from clarion.publishing.queries.standards.locks import LockNow, locks
from clarion.publishing.queries.standards.sources import (
    SourceNow,
    seeded,
    source,
    sources,
    sources_waiting,
)
from clarion.publishing.queries.writing.comments import comments
from clarion.publishing.queries.writing.composing import Composed, compose
from clarion.publishing.queries.writing.examining import examine
from clarion.publishing.queries.writing.parts import PartsNow, handings, parts_now
from clarion.publishing.queries.writing.presence import Presence, presence
from clarion.publishing.queries.writing.previewing import Preview, Told, checks_at, preview
from clarion.publishing.queries.writing.translating import Translating
from clarion.publishing.rules.checksum import Cell
from clarion.publishing.rules.checksum import Line as FactLine
from clarion.publishing.rules.parts import MEDIUM_TITLES, SHARED, Measure
from clarion.publishing.rules.saying.translated import direction, link_in
from clarion.publishing.rules.sharing.advice import LINE_MAX, LINES_MAX, Advised, shipped
from clarion.publishing.rules.sharing.advocates import KINDS
from clarion.publishing.rules.sharing.sharing import (
    NETWORKS,
    Network,
    leads_at_once,
    leads_to,
    mail_address,
    share_address,
)
from clarion.publishing.rules.times.hours import Hour, begin_of, hours

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
    "Agreeable",
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
    "Fated",
    "Foreseen",
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
    "RightLine",
    "SeriesNow",
    "ShareText",
    "Shared",
    "Sieve",
    "SlotNow",
    "SlotOfDay",
    "SourceNow",
    "SubtitlesNow",
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
    "all_campaigns",
    "all_series",
    "barring",
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
    "empty_draft",
    "ended_campaigns",
    "examine",
    "fates",
    "film",
    "foreseen",
    "free_slots",
    "guide",
    "guide_entry",
    "guide_file",
    "handed",
    "handed_due",
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
    "notice_of",
    "offices_with_losses",
    "other_slot",
    "pack_of",
    "packs",
    "page_link",
    "page_title",
    "parts_now",
    "picture",
    "picture_page",
    "pictures_ended",
    "place_words",
    "plain_words_left",
    "presence",
    "pressed",
    "preview",
    "rights_board",
    "seeded",
    "series",
    "series_due",
    "share_address",
    "shared_text",
    "shipped",
    "short_link",
    "shown_by",
    "shows_film",
    "slots",
    "slots_of_day",
    "source",
    "sources",
    "sources_waiting",
    "subtitles",
    "subtitles_of",
    "template",
    "templates",
    "thumbnail",
    "to_agree",
    "to_agree_count",
    "troubled",
    "undecided",
    "unfollowed",
    "unwarned",
    "versions",
    "warning_of",
    "with_holds",
    "zone_plan",
]
