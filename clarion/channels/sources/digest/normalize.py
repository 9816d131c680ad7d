"""Says in our words what a digest reports."""

from urllib.parse import urlsplit

from clarion.channels.contract import Arrived, Author, Edge, Happening
from clarion.channels.fields import Fields
from clarion.channels.somebody import is_of_somebody
from clarion.channels.sources.digest.cut import cut


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one report. Its author is whoever sends the digest: who is named in it is not read.

    A whole letter is what could not be cut when it came; perhaps it can by now.
    """
    if not raw.startswith(b"{"):
        return tuple(thing for one in cut(raw) for thing in arrived(one.body))
    report = Fields.load(raw)
    url = report.text("url")
    title, text = report.text("title"), report.text("text")
    return (
        Arrived(
            kind=Happening.MESSAGE,
            remote_id=report.needed("id"),
            author=Author(
                remote_id=report.text("from"),
                name=_outlet(url) or report.text("outlet"),
            ),
            edge=Edge.PUBLIC,
            subject=title,
            text=text or title,
            sent_at=report.instant("at"),
            # A post's address names who wrote it: the report is kept, and not the way to them.
            url="" if is_of_somebody(url) else url,
        ),
    )


def _outlet(url: str) -> str:
    """Return the newsroom's site: the digest only passes on what it says."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
