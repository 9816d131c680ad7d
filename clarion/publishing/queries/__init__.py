"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.audiences import Audience
from clarion.publishing.queries.composing import Composed, compose, examine
from clarion.publishing.queries.editions import (
    EditionPage,
    Told,
    campaigns,
    edition,
    edition_links,
    edition_of,
    ended_campaigns,
    picture,
    preview,
    versions,
)
from clarion.publishing.queries.lists import (
    Decided,
    Line,
    calendar,
    decided,
    listed,
    troubled,
    unfollowed,
)
from clarion.publishing.queries.templates import TemplateNow, template, templates

__all__ = [
    "Audience",
    "Composed",
    "Decided",
    "EditionPage",
    "Line",
    "TemplateNow",
    "Told",
    "calendar",
    "campaigns",
    "compose",
    "decided",
    "edition",
    "edition_links",
    "edition_of",
    "ended_campaigns",
    "examine",
    "listed",
    "picture",
    "preview",
    "template",
    "templates",
    "troubled",
    "unfollowed",
    "versions",
]
