"""Says what somebody wrote on our own page. The JSON is ours, its words are a stranger's."""

import re

from clarion.channels.contract import (
    Arrived,
    Attached,
    Author,
    Edge,
    Happening,
    Unreadable,
)
from clarion.channels.fields import Fields

TEXT_CHARS_MAX = 50_000
LINE_CHARS_MAX = 300
ATTACHMENTS_MAX = 10
ENTRIES_MAX = 10_000

_REFERENCE = re.compile(r"[A-Za-z0-9-]{4,40}")
_SPACES = re.compile(r"\s+")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,250}\.[^\s@]{2,}")
_PHONE = re.compile(r"\+?[\d ()/.-]{6,30}")


def arrived(raw: bytes) -> Arrived:
    """Read one letter; raises `Unreadable`. doc.md names the fields."""
    fields = Fields.load(raw)
    reference, entry = _reference(fields), _entry(fields)
    contact = _line(fields, "contact")
    return Arrived(
        kind=Happening.MESSAGE,
        remote_id=f"{reference}/{entry}",
        author=Author(
            # Anybody can write anybody's address into a form, so a letter is its own person:
            # nobody sees another's earlier cases for having claimed an address.
            remote_id=reference,
            handle=contact,
            name=_line(fields, "name"),
        ),
        edge=Edge.PRIVATE,
        text=_text(fields),
        subject=_line(fields, "subject"),
        language=_line(fields, "language")[:35],
        sent_at=fields.instant("sent_at"),
        thread_id=reference,
        parent_id=f"{reference}/1" if entry > 1 else "",
        attachments=_attachments(fields),
        extra=_extra(fields, contact),
    )


def _reference(fields: Fields) -> str:
    reference = fields.needed("reference")
    if not _REFERENCE.fullmatch(reference):
        raise Unreadable("the reference is none of ours")
    return reference


def _entry(fields: Fields) -> int:
    """Which letter of the conversation it is: 1 is the first, later ones come from the page."""
    number = fields.plain().get("entry", 1)
    if type(number) is not int or not 1 <= number <= ENTRIES_MAX:
        raise Unreadable("entry is no number of a letter")
    return number


def _text(fields: Fields) -> str:
    text = fields.text("text").replace("\r\n", "\n").strip()
    if not text and not fields.all("attachments"):
        raise Unreadable("there is neither a word nor an enclosure")
    return text[:TEXT_CHARS_MAX]


def _line(fields: Fields, name: str) -> str:
    return _SPACES.sub(" ", fields.text(name)).strip()[:LINE_CHARS_MAX]


def _attachments(fields: Fields) -> tuple[Attached, ...]:
    """What was uploaded lies in our own store; its bytes do not travel through here."""
    return tuple(
        Attached(
            name=_line(one, "name") or "enclosure",
            mime=_line(one, "mime") or "application/octet-stream",
            url=one.needed("stored"),
            alt=_line(one, "alt"),
        )
        for one in fields.each("attachments")[:ATTACHMENTS_MAX]
    )


def _extra(fields: Fields, contact: str) -> dict[str, str]:
    """What else staff want to see, and why the page thought that it may not be a person."""
    extra = {
        "place": _line(fields, "place"),
        "contact_kind": _contact_kind(contact),
        "consent": "yes" if fields.is_true("consent") else "no",
        "suspicious": " ".join(fields.texts("suspicious"))[:LINE_CHARS_MAX],
    }
    return {name: value for name, value in extra.items() if value}


def _contact_kind(contact: str) -> str:
    if _EMAIL.fullmatch(contact):
        return "email"
    return "phone" if _PHONE.fullmatch(contact) else "other" if contact else ""
