"""Says in Clarion's words what a letter says: who, to whom it answers, what, and whether a machine.

The standard library's elder policy (`compat32`) takes the letter apart, because the newer one
raises on hostile headers; headers are read by our own rules, which never do.
"""

import hashlib
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from clarion.channels.connectors.email import headers, quoting
from clarion.channels.connectors.email.automatic import is_automatic
from clarion.channels.connectors.email.bounce import regarding
from clarion.channels.connectors.email.parts import content_of
from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable

MESSAGE_BYTES_MAX = 32 * 1024 * 1024  # a longer letter is fetched, and kept, up to here
TEXT_CHARS_MAX = 100_000  # about forty printed pages
HISTORY_CHARS_MAX = 20_000  # of what is quoted; the original has the rest


def arrived(raw: bytes, own_address: str) -> Arrived:
    """Read one letter; raises `Unreadable` for nothing at all, and for boxes within boxes."""
    if not raw.strip():
        raise Unreadable("the letter is empty")
    try:
        return _read(raw, own_address)
    except RecursionError:
        raise Unreadable("parts within parts within parts, too deep to read") from None


def _read(raw: bytes, own_address: str) -> Arrived:
    message = message_from_bytes(raw, policy=compat32)
    subject = headers.line(message, "subject")
    content = content_of(message)
    said = quoting.part(content.words, subject)
    notes = [*content.notes, *_cuts(raw, said.words)]
    own_id = headers.own_id(message) or f"<{hashlib.sha256(raw).hexdigest()}@missing.invalid>"
    above = headers.ids(message, "references") or headers.ids(message, "in-reply-to")
    parents = headers.ids(message, "in-reply-to") or above[-1:]
    fate = regarding(message, own_address)
    return Arrived(
        kind=Happening.RECEIPT if fate else Happening.MESSAGE,
        remote_id=own_id,
        author=_author(message, raw),
        edge=Edge.PRIVATE,
        text=_shown(said.words, notes),
        subject=subject,
        sent_at=headers.written_at(message),
        thread_id=(above or (own_id,))[0],
        parent_id=parents[0] if parents else "",
        automatic=is_automatic(message),
        attachments=content.attachments,
        regarding=fate,
        extra=_extra(message, subject, [*above, own_id], said.history),
    )


def _author(message: Message, raw: bytes) -> Author:
    """Who says that they wrote it. Without an address, everyone is somebody else."""
    for name in ("from", "sender", "return-path"):
        if author := headers.address(message, name):
            return Author(remote_id=author.spec.lower(), handle=author.spec, name=author.name)
    return Author(remote_id=f"unknown:{hashlib.sha256(raw).hexdigest()[:16]}")


def _shown(words: str, notes: list[str]) -> str:
    """The words, and below them in brackets what is not here."""
    below = [f"[{one}]" for one in notes]
    return "\n\n".join(filter(None, [words[:TEXT_CHARS_MAX].strip(), *below]))


def _cuts(raw: bytes, words: str) -> list[str]:
    """What to say when not all of it is here."""
    cuts = []
    if len(words) > TEXT_CHARS_MAX:
        cuts.append(f"The text goes on for {len(words) - TEXT_CHARS_MAX} characters.")
    if len(raw) >= MESSAGE_BYTES_MAX:
        cuts.append(f"The letter is longer than {MESSAGE_BYTES_MAX >> 20} MB and is cut off.")
    return cuts


def _extra(message: Message, subject: str, thread: list[str], history: str) -> dict[str, str]:
    """What an answer needs: where it goes, what it is called, to which letters it belongs."""
    wanted = headers.address(message, "reply-to")
    extra = {
        "reply_to": wanted.spec if wanted else "",
        "subject": subject,
        "references": " ".join(thread),
        "history": history[:HISTORY_CHARS_MAX].strip("\n"),
    }
    return {name: value for name, value in extra.items() if value}
