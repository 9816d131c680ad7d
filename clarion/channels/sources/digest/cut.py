"""Cuts a letter into what it reports; where it cannot be told apart it is one report."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from hashlib import sha256

from clarion.channels.contract import Raw, Unreadable
from clarion.channels.mail import headers
from clarion.channels.mail.parts import readings_of
from clarion.channels.sources.digest.split import EXTRACT_CHARS_MAX, reports

LETTER_BYTES_MAX = 4 * 1024 * 1024  # a digest with pictures has some hundred kB


def opened(letter: bytes) -> Message:
    """Take it apart; raises `Unreadable`. The library trips over a few hostile parameters."""
    if len(letter) > LETTER_BYTES_MAX:
        raise Unreadable("a letter of more than 4 MB")
    try:
        return message_from_bytes(letter, policy=compat32)
    except (TypeError, ValueError, LookupError, RecursionError) as error:
        raise Unreadable(f"its parts cannot be told: {type(error).__name__}") from error


def sender_of(letter: bytes) -> str:
    """Return who says that they wrote it; nothing where nobody does. Looks at its head alone."""
    head = letter.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    author = headers.address(opened(head[:LETTER_BYTES_MAX]), "from")
    return author.spec if author else ""


def cut(letter: bytes) -> tuple[Raw, ...]:
    """Return what it reports, in its order. Raises `Unreadable` for what has no words."""
    message = opened(letter)
    try:
        plain, page = readings_of(message)
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        raise Unreadable(f"its words cannot be read: {type(error).__name__}") from error
    subject = headers.line(message, "subject")
    if not (plain.strip() or page.strip()):
        raise Unreadable("a letter without words")
    return tuple(_raws(message, letter, subject, plain, page))


def _raws(message: Message, letter: bytes, subject: str, plain: str, page: str) -> Iterator[Raw]:
    author = headers.address(message, "from")
    sent_at = headers.written_at(message)
    about = {
        "outlet": (author.name or author.spec) if author else "",
        "from": author.spec.lower() if author else "",
        "at": sent_at.isoformat() if sent_at else "",
    }
    found = reports(page, is_page=True) or reports(plain, is_page=False)
    for one in found:
        yield _raw(
            {**about, "id": f"{one.url} {one.title}", "title": one.title, "url": one.url,
             "text": one.extract, "letter": subject}
        )  # fmt: skip
    if not found:
        own = headers.own_id(message) or sha256(letter).hexdigest()
        words = (plain.strip() or page.strip())[:EXTRACT_CHARS_MAX]
        yield _raw({**about, "id": own, "title": subject, "text": words, "url": ""})


def _raw(report: dict[str, str]) -> Raw:
    body = json.dumps(report, sort_keys=True).encode()
    return Raw(fingerprint=sha256(body).hexdigest()[:32], body=body)
