"""Says in our words what one line of a file says."""

from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

TEXT_CHARS_MAX = 10_000


def arrived(raw: bytes) -> Arrived:
    """Read one line: `text` and `id` must be there; `author`, `at`, `url`, `language` may be."""
    line = Fields.load(raw)
    text = line.needed("text").strip()
    if not text:
        raise Unreadable("a line without a word")
    url = line.text("url")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=line.needed("id"),
        author=Author(remote_id=line.text("author"), handle=line.text("author")),
        edge=Edge.PUBLIC,
        text=text[:TEXT_CHARS_MAX],
        language=line.text("language").lower()[:35],
        sent_at=line.instant("at"),
        url=url if url.startswith(("https://", "http://")) else "",
    )
