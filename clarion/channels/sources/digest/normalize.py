"""Says in our words what a digest reports."""

from typing import Final
from urllib.parse import urlsplit

from clarion.channels.contract import Arrived, Author, Edge, Happening
from clarion.channels.fields import Fields
from clarion.channels.sources.digest.cut import cut

# A post's address there names who wrote it: the report is kept, and the way to them is not.
_NETWORKS: Final = frozenset(
    {
        "bsky.app", "facebook.com", "fb.com", "instagram.com", "linkedin.com", "nextdoor.com",
        "reddit.com", "t.me", "threads.com", "threads.net", "tiktok.com", "twitter.com", "x.com",
        "youtube.com",
    }
)  # fmt: skip


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
            url="" if _is_of_somebody(url) else url,
        ),
    )


def _is_of_somebody(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return True
    on_network = any(host == one or host.endswith(f".{one}") for one in _NETWORKS)
    return on_network or "/@" in parts.path


def _outlet(url: str) -> str:
    """Return the newsroom's site: the digest only passes on what it says."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
