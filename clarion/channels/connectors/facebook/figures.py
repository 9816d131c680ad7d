"""How far what a Page said has gone, as Facebook counts it."""

from clarion.channels.connectors.facebook.session import ask, good, us
from clarion.channels.contract import Access, Figures
from clarion.channels.fields import Fields
from clarion.channels.http import Line

_OF_ALL = "reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count)"


def of(line: Line, access: Access, name: str) -> Figures:
    """Ask about a post or a comment; a comment takes no question about shares."""
    is_post = name.startswith(f"{us(access)}_")
    said = good(ask(line, access, name, fields=f"shares,{_OF_ALL}" if is_post else _OF_ALL))
    return Figures(
        replies=_total(said, "comments"),
        reposts=said.maybe("shares").count("count"),
        likes=_total(said, "reactions"),
    )


def _total(said: Fields, edge: str) -> int | None:
    return said.maybe(edge).maybe("summary").count("total_count")
