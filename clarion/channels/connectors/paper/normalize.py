"""Says what a member of staff typed in: somebody else's words, and who took them down."""

import re
from enum import StrEnum

from clarion.channels.contract import Arrived, Attached, Author, Edge, Happening, Unreadable
from clarion.channels.fields import Fields

TEXT_CHARS_MAX = 50_000
LINE_CHARS_MAX = 300
SCANS_MAX = 20

_REFERENCE = re.compile(r"[A-Za-z0-9-]{4,40}")
_SPACES = re.compile(r"\s+")


class Way(StrEnum):
    """How it reached us."""

    LETTER = "letter"
    CALL = "call"
    VISIT = "visit"
    HEARD = "heard"  # said in public, and taken up by somebody here


def arrived(raw: bytes) -> Arrived:
    """Read what was typed; raises `Unreadable`. doc.md names the fields."""
    fields = Fields.load(raw)
    reference = fields.needed("reference")
    if not _REFERENCE.fullmatch(reference):
        raise Unreadable("the reference is none of ours")
    if fields.text("way") == Way.HEARD and fields.is_true("unsaid"):
        return _unsaid(reference)
    thread = fields.text("answers") or reference
    if not _REFERENCE.fullmatch(thread):
        raise Unreadable("what it answers is none of ours")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=reference,
        author=Author(
            # Staff choose the person when they know them; else each is somebody else.
            remote_id=_line(fields, "person") or f"unknown:{reference}",
            handle=_line(fields, "contact"),
            name=_line(fields, "name"),
        ),
        edge=Edge.PUBLIC if fields.text("way") == Way.HEARD else Edge.PRIVATE,
        text=_text(fields),
        subject=_line(fields, "subject"),
        language=_line(fields, "language")[:35],
        sent_at=fields.instant("sent_at"),
        thread_id=thread,
        parent_id=thread if thread != reference else "",
        url=_link(fields),
        attachments=_scans(fields),
        extra=_extra(fields),
    )


def _unsaid(reference: str) -> Arrived:
    """What was taken up has been deleted by its author, where it was said."""
    return Arrived(
        kind=Happening.DELETION,
        remote_id=reference,
        author=Author(remote_id=f"unknown:{reference}"),
        edge=Edge.PUBLIC,
        thread_id=reference,
    )


def _text(fields: Fields) -> str:
    text = fields.text("text").replace("\r\n", "\n").strip()
    if not text and not fields.all("attachments"):
        raise Unreadable("there is neither a word nor a scan")
    return text[:TEXT_CHARS_MAX]


def _line(fields: Fields, name: str) -> str:
    return _SPACES.sub(" ", fields.text(name)).strip()[:LINE_CHARS_MAX]


def _link(fields: Fields) -> str:
    """Return where it was said, if it was said in public."""
    link = fields.text("link").strip()[:1000]
    return link if link.startswith(("https://", "http://")) else ""


def _scans(fields: Fields) -> tuple[Attached, ...]:
    """What was scanned lies in our own store; its bytes do not travel through here."""
    return tuple(
        Attached(
            name=_line(one, "name") or "scan",
            mime=_line(one, "mime") or "application/octet-stream",
            url=one.needed("stored"),
            alt=_line(one, "alt"),
        )
        for one in fields.each("attachments")[:SCANS_MAX]
    )


def _extra(fields: Fields) -> dict[str, str]:
    """How it came, who took it down, and what place it is about."""
    try:
        way = Way(fields.needed("way"))
    except ValueError:
        raise Unreadable("way is none that we know") from None
    extra = {
        "way": way.value,
        "taken_by": fields.needed("taken_by")[:LINE_CHARS_MAX],
        "place": _line(fields, "place"),
    }
    return {name: value for name, value in extra.items() if value}
