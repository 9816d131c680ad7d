"""Tells what we said from what others said, and whether it reads as it should."""

from datetime import datetime

from clarion.channels.contract import Figures, Outgoing
from clarion.channels.fields import Fields


def reads_so(comment: Fields, outgoing: Outgoing) -> bool:
    """Whether a comment shows these words; what lies between them YouTube trims and mends."""
    said = comment.maybe("snippet")
    shown = said.text("textOriginal") or said.text("textDisplay")
    return outgoing.rendition.text.split() == shown.split()


def film_reads_so(snippet: Fields, outgoing: Outgoing) -> bool:
    """Whether these words stand above and below a film."""
    words = outgoing.rendition
    return (words.subject.split(), words.text.split()) == (
        snippet.text("title").split(),
        snippet.text("description").split(),
    )


def is_the_film(listed: Fields, outgoing: Outgoing, begin: datetime) -> bool:
    """Whether a film among those that were uploaded came of a dispatch."""
    said = listed.maybe("snippet")
    at = said.instant("publishedAt")
    return at is not None and at >= begin and film_reads_so(said, outgoing)


def is_before(listed: Fields, begin: datetime) -> bool:
    """Whether a film was uploaded before an instant."""
    at = listed.maybe("snippet").instant("publishedAt")
    return at is not None and at < begin


def figures(thing: Fields) -> Figures:
    """Return how often a film was seen, liked and commented on; or how often an answer is liked."""
    said, answer = thing.maybe("statistics"), thing.maybe("snippet")
    return Figures(
        seen=_number(said.text("viewCount")),
        likes=_number(said.text("likeCount")) if thing.has("statistics") else _liked(answer),
        replies=_number(said.text("commentCount")),
    )


def _liked(answer: Fields) -> int | None:
    return answer.count("likeCount") if answer.has("likeCount") else None


def _number(said: str) -> int | None:
    """Read a count, which is written as a text; one that is kept back is not known."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None


def is_it(comment: Fields, outgoing: Outgoing, us: str, begin: datetime) -> bool:
    """Whether a comment is ours, and came of a dispatch."""
    said = comment.maybe("snippet")
    at = said.instant("publishedAt")
    return (
        said.maybe("authorChannelId").text("value") == us
        and at is not None
        and at >= begin
        and reads_so(comment, outgoing)
    )
