"""What is said, what is about to be, and what stands in the way."""

from clarion.publishing.queries.composing import Composed, compose, examine
from clarion.publishing.queries.editions import (
    Audience,
    EditionPage,
    Told,
    campaigns,
    edition,
    edition_links,
    edition_of,
    preview,
    versions,
)
from clarion.publishing.queries.lists import (
    Line,
    calendar,
    counts,
    listed,
    on_their_way,
    signed_in_review,
)

__all__ = [
    "Audience",
    "Composed",
    "EditionPage",
    "Line",
    "Told",
    "calendar",
    "campaigns",
    "compose",
    "counts",
    "edition",
    "edition_links",
    "edition_of",
    "examine",
    "listed",
    "on_their_way",
    "preview",
    "signed_in_review",
    "versions",
]
