"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.audiences import Audience
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
from clarion.publishing.queries.handing import HandedNow, Handing, Table, compose_handed, handed
from clarion.publishing.queries.lists import (
    Decided,
    Line,
    calendar,
    decided,
    listed,
    troubled,
    unfollowed,
)
from clarion.publishing.queries.parts import PartsNow, handings, parts_now
from clarion.publishing.queries.previewing import Preview, Told, preview
from clarion.publishing.queries.templates import TemplateNow, template, templates
from clarion.publishing.queries.titles import handed_title, language_name
from clarion.publishing.queries.warnings import unwarned, warning_of
from clarion.publishing.rules.checksum import Cell
from clarion.publishing.rules.checksum import Line as FactLine
from clarion.publishing.rules.parts import MEDIUM_TITLES, Measure

__all__ = [
    "MEDIUM_TITLES",
    "Audience",
    "Cell",
    "Composed",
    "Decided",
    "EditionPage",
    "FactLine",
    "HandedNow",
    "Handing",
    "Line",
    "Measure",
    "PartsNow",
    "Preview",
    "Table",
    "TemplateNow",
    "Told",
    "calendar",
    "campaigns",
    "compose",
    "compose_handed",
    "decided",
    "edition",
    "edition_links",
    "edition_of",
    "ended_campaigns",
    "examine",
    "handed",
    "handed_title",
    "handings",
    "language_name",
    "listed",
    "parts_now",
    "picture",
    "preview",
    "template",
    "templates",
    "troubled",
    "unfollowed",
    "unwarned",
    "versions",
    "warning_of",
]
