"""Says in Clarion's words what a letter says: who, to whom it answers, what, and whether a machine.

The standard library's elder policy (`compat32`) takes the letter apart, because the newer one
raises on hostile headers; headers are read by our own rules, which never do.
"""

import hashlib
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from clarion.channels.connectors.email import quoting
from clarion.channels.connectors.email.automatic import is_automatic
from clarion.channels.connectors.email.bounce import regarding
from clarion.channels.contract import Arrived, Author, Edge, Happening, Unreadable
from clarion.channels.mail import headers
from clarion.channels.mail.mailbox import MESSAGE_BYTES_MAX
from clarion.channels.mail.names import is_our_id
from clarion.channels.mail.parts import content_of

TEXT_CHARS_MAX = 95_000  # about forty printed pages; the notes below it need room as well
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
    message = _taken_apart(raw)
    subject = headers.line(message, "subject")
    content = content_of(message)
    said = quoting.part(content.words, subject)
    notes = [*content.notes, *_cuts(raw, said.words)]
    own_id = headers.own_id(message) or f"<{hashlib.sha256(raw).hexdigest()}@missing.invalid>"
    above = headers.ids(message, "references") or headers.ids(message, "in-reply-to")
    parents = headers.ids(message, "in-reply-to") or above[-1:]
    is_ours = _is_ours(message, own_id, own_address)
    fate = regarding(message, own_address)
    return Arrived(
        kind=Happening.RECEIPT if fate else Happening.MESSAGE,
        remote_id=own_id if is_ours else f"{own_id} {_digest(message, raw)}",
        author=_author(message, raw, "" if is_ours else own_address),
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


def _taken_apart(raw: bytes) -> Message:
    """Cut it into parts. The library trips over a few parameters that only an attacker writes."""
    try:
        return message_from_bytes(raw, policy=compat32)
    except (TypeError, ValueError, LookupError) as error:
        raise Unreadable(f"its parts cannot be told: {type(error).__name__}") from error


def _is_ours(message: Message, own_id: str, own_address: str) -> bool:
    """Whether it is a copy of a letter that left through us, which is known by its name."""
    author = headers.address(message, "from")
    by_us = author is not None and author.spec.lower() == own_address.lower()
    return by_us and is_our_id(own_id, own_address)


def _digest(message: Message, raw: bytes) -> str:
    """Who said what and when: senders choose Message-IDs, and some give one to every letter."""
    body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    head = [headers.raw_value(message, name) for name in ("from", "date", "subject")]
    return hashlib.sha256("\n".join(head).encode("utf-8", "replace") + body).hexdigest()[:16]


def _author(message: Message, raw: bytes, not_from: str) -> Author:
    """Who says that they wrote it. Without an address, everyone is somebody else.

    The form on our own site often writes as `not_from`, our own address, for somebody who is in
    Reply-To. A letter that only claims to be ours is never taken for one of ours.
    """
    for name in ("from", "reply-to", "sender", "return-path"):
        author = headers.address(message, name)
        if author and author.spec.lower() != not_from.lower():
            return Author(remote_id=author.spec.lower(), handle=author.spec, name=author.name)
    nameless = f"unknown:{hashlib.sha256(raw).hexdigest()[:16]}"
    claimed = headers.address(message, "from")
    return Author(remote_id=nameless, handle=claimed.spec if claimed else "")


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
