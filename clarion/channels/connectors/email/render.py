"""Writes our letter: the same dispatch gives the same bytes in every attempt.

Whatever came from outside (addresses, Message-IDs, subjects) is checked or cleaned first, so that
no line of it can become a header of ours.
"""

import hashlib
import re
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from clarion.channels.connectors.email.capabilities import CAPABILITIES
from clarion.channels.connectors.email.decoding import plain_line, plain_text
from clarion.channels.connectors.email.names import ascii_domain, message_id_of
from clarion.channels.contract import Media, Outgoing, Permanent, Reason

SUBJECT_CHARS_MAX = 250
NAME_CHARS_MAX = 100

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]{1,253}|\[[A-Fa-f0-9:.]{2,45}\]")
_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>")
_NOT_THEIRS = "@missing.invalid>"  # we made that id up, so no program knows it
_ANSWERS = re.compile(r"\s*(re|aw|sv|antw|odp|rif|res|ynt)\s*(\[\d+\])?\s*:", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,80}/[a-z0-9][a-z0-9.+-]{0,80}")
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in its envelope."""

    message_id: str
    sender: str
    recipient: str
    content: bytes = field(repr=False)


def letter(outgoing: Outgoing, address: str, sender_name: str) -> Letter:
    """Write it; raises `Permanent` where there is nobody to write to or too much to enclose."""
    sender, recipient = _ascii(address, sender_name), _ascii(_recipient(outgoing))
    message_id = message_id_of(outgoing.key, address)
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = recipient
    message["Subject"] = _subject(outgoing)
    message["Date"] = format_datetime(outgoing.made_at)
    if _LANGUAGE.fullmatch(outgoing.rendition.language):
        message["Content-Language"] = outgoing.rendition.language
    message.set_content(plain_text(outgoing.rendition.text), cte="quoted-printable")
    _enclose(message, outgoing.rendition.media)
    if message.is_multipart():
        message.set_boundary(f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:32]}")
    return Letter(
        message_id=message_id,
        sender=sender.addr_spec,
        recipient=recipient.addr_spec,
        content=_thread(outgoing, message_id) + _LINE_ENDS.sub(b"\r\n", message.as_bytes()),
    )


def _recipient(outgoing: Outgoing) -> str:
    """People who set Reply-To want their answer there."""
    if outgoing.target is None:
        raise Permanent(Reason.TARGET_GONE, "an e-mail needs somebody to go to")
    return outgoing.target.extra.get("reply_to") or outgoing.target.author_id


def _ascii(address: str, name: str = "") -> Address:
    """The address as every mail server understands it; raises where there is no such form."""
    local, domain = address.rpartition("@")[0], ascii_domain(address)
    if not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise Permanent(Reason.TARGET_GONE, "this is no e-mail address that we can write to")
    return Address(_line(name, NAME_CHARS_MAX), local, domain)


def _subject(outgoing: Outgoing) -> str:
    """Our own words if there are some, else those that we answer."""
    theirs = outgoing.target.extra.get("subject", "") if outgoing.target else ""
    subject = _line(outgoing.rendition.subject or theirs, SUBJECT_CHARS_MAX)
    is_answer = outgoing.target is not None and bool(outgoing.target.remote_id)
    return f"Re: {subject}".strip() if is_answer and not _ANSWERS.match(subject) else subject


def _line(text: str, chars_max: int) -> str:
    """One line, of which the library decodes nothing: "=?" would begin a hidden line end."""
    return plain_line(text, chars_max).replace("=?", "= ?")


def _thread(outgoing: Outgoing, message_id: str) -> bytes:
    """Which letters it belongs to. Written by hand: the library would encode a long id."""
    lines = [f"Message-ID: {message_id}"]
    if outgoing.target is not None:
        answered = _ID.match(outgoing.target.remote_id)  # what follows it is ours
        known = _ID.findall(outgoing.target.extra.get("references", ""))
        above = [*known, answered.group()] if answered else known
        theirs = [one for one in dict.fromkeys(above) if not one.endswith(_NOT_THEIRS)]
        if answered and answered.group() in theirs:
            lines.append(f"In-Reply-To: {answered.group()}")
        if theirs:
            lines.append("References: " + "\r\n ".join(theirs))
    return "".join(f"{one}\r\n" for one in lines).encode("ascii")


def _enclose(message: EmailMessage, media: tuple[Media, ...]) -> None:
    total = sum(len(one.content) for one in media)
    if len(media) > CAPABILITIES.media_limit or total > CAPABILITIES.media_bytes_max:
        raise Permanent(Reason.MEDIA_REFUSED, "too many enclosures, or too large ones")
    for one in media:
        kind = one.mime if _MIME.fullmatch(one.mime) else "application/octet-stream"
        family, _, member = kind.partition("/")
        if family in ("multipart", "message"):
            family, member = "application", "octet-stream"
        message.add_attachment(
            one.content, family, member, filename=_line(one.name, NAME_CHARS_MAX)
        )
        if alt := _line(one.alt, SUBJECT_CHARS_MAX):
            *_, enclosed = message.iter_attachments()
            enclosed["Content-Description"] = alt
