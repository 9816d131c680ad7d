"""Writes a letter such that the same dispatch gives the same bytes in every attempt.

Whatever came from outside (addresses, Message-IDs, subjects) is checked or cleaned first, so that
no line of it can become a header of ours.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from clarion.channels.contract import Media, Outgoing, Permanent, Reason
from clarion.channels.mail.names import ascii_domain
from clarion.channels.mail.plain import plain_line, plain_text

SUBJECT_CHARS_MAX = 250
NAME_CHARS_MAX = 100

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]{1,253}|\[[A-Fa-f0-9:.]{2,45}\]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,80}/[a-z0-9][a-z0-9.+-]{0,80}")
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in its envelope. `copy_to` gets the same and is named nowhere in it."""

    message_id: str
    sender: str
    recipient: str
    content: bytes = field(repr=False)
    copy_to: str = ""


def compose(
    outgoing: Outgoing,
    *,
    message_id: str,
    sender: Address,
    recipient: Address,
    subject: str,
    text: str = "",
    above: Iterable[str] = (),
    copy_to: str = "",
) -> Letter:
    """Write it, with `text` in the place of the dispatch's own words where there is some.

    `above` are whole headers, written before all others as they are. `subject` is a clean line.
    """
    words = outgoing.rendition
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = subject
    message["Date"] = format_datetime(outgoing.made_at)
    message.set_content(plain_text(text or words.text), cte="quoted-printable")
    if _LANGUAGE.fullmatch(words.language):  # after the words: they begin with no such header
        message["Content-Language"] = words.language
    _enclose(message, words.media)
    if message.is_multipart():
        message.set_boundary(f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:32]}")
    head = "".join(f"{one}\r\n" for one in (f"Message-ID: {message_id}", *above)).encode("ascii")
    return Letter(
        message_id=message_id,
        sender=sender.addr_spec,
        recipient=recipient.addr_spec,
        content=head + _LINE_ENDS.sub(b"\r\n", message.as_bytes()),
        copy_to=copy_to,
    )


def ascii_address(address: str, name: str = "") -> Address:
    """The address as every mail server understands it; raises where there is no such form."""
    local, domain = address.rpartition("@")[0], ascii_domain(address)
    if not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise Permanent(Reason.TARGET_GONE, "this is no e-mail address that we can write to")
    return Address(header_line(name, NAME_CHARS_MAX), local, domain)


def header_line(text: str, chars_max: int = SUBJECT_CHARS_MAX) -> str:
    """One line, of which the library decodes nothing: "=?" would begin a hidden line end."""
    return plain_line(text, chars_max).replace("=?", "= ?")


def must_fit(media: tuple[Media, ...], *, count_max: int, bytes_max: int) -> None:
    """Raise `Permanent(MEDIA_REFUSED)` for more than a letter carries."""
    if len(media) > count_max or sum(len(one.content) for one in media) > bytes_max:
        raise Permanent(Reason.MEDIA_REFUSED, "too many enclosures, or too large ones")


def _enclose(message: EmailMessage, media: tuple[Media, ...]) -> None:
    for one in media:
        kind = one.mime if _MIME.fullmatch(one.mime) else "application/octet-stream"
        family, _, member = kind.partition("/")
        if family in ("multipart", "message"):
            family, member = "application", "octet-stream"
        name = header_line(one.name, NAME_CHARS_MAX)
        message.add_attachment(one.content, family, member, filename=name)
        if alt := header_line(one.alt):
            *_, enclosed = message.iter_attachments()
            enclosed["Content-Description"] = alt
