"""Writes our answer: to whom, below which letter, and with which subject."""

import re

from clarion.channels.connectors.email.capabilities import CAPABILITIES
from clarion.channels.contract import Outgoing, Permanent, Reason
from clarion.channels.mail.letter import Letter, ascii_address, compose, header_line, must_fit
from clarion.channels.mail.names import message_id_of

_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>")
_NOT_THEIRS = "@missing.invalid>"  # we made that id up, so no program knows it
_ANSWERS = re.compile(r"\s*(re|aw|sv|antw|odp|rif|res|ynt)\s*(\[\d+\])?\s*:", re.IGNORECASE)


def letter(outgoing: Outgoing, address: str, sender_name: str, *, copy_to: str = "") -> Letter:
    """Write it; raises `Permanent` where there is nobody to write to or too much to enclose."""
    must_fit(
        outgoing.rendition.media,
        count_max=CAPABILITIES.media_limit,
        bytes_max=CAPABILITIES.media_bytes_max,
    )
    return compose(
        outgoing,
        message_id=message_id_of(outgoing.key, address),
        sender=ascii_address(address, sender_name),
        recipient=ascii_address(_recipient(outgoing)),
        subject=_subject(outgoing),
        above=_thread(outgoing),
        copy_to=copy_to,
    )


def _recipient(outgoing: Outgoing) -> str:
    """People who set Reply-To want their answer there."""
    if outgoing.target is None:
        raise Permanent(Reason.TARGET_GONE, "an e-mail needs somebody to go to")
    return outgoing.target.extra.get("reply_to") or outgoing.target.author_id


def _subject(outgoing: Outgoing) -> str:
    """Our own words if there are some, else those that we answer."""
    theirs = outgoing.target.extra.get("subject", "") if outgoing.target else ""
    subject = header_line(outgoing.rendition.subject or theirs)
    is_answer = outgoing.target is not None and bool(outgoing.target.remote_id)
    return f"Re: {subject}".strip() if is_answer and not _ANSWERS.match(subject) else subject


def _thread(outgoing: Outgoing) -> list[str]:
    """Which letters it belongs to. Written by hand: the library would encode a long id."""
    lines: list[str] = []
    if outgoing.target is not None:
        answered = _ID.match(outgoing.target.remote_id)  # what follows it is ours
        known = _ID.findall(outgoing.target.extra.get("references", ""))
        above = [*known, answered.group()] if answered else known
        theirs = [one for one in dict.fromkeys(above) if not one.endswith(_NOT_THEIRS)]
        if answered and answered.group() in theirs:
            lines.append(f"In-Reply-To: {answered.group()}")
        if theirs:
            lines.append("References: " + "\r\n ".join(theirs))
    return lines
