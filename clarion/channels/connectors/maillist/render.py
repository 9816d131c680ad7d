"""Writes a statement as a letter to the list, with its pictures and what they show in words."""

import re

from clarion.channels.connectors.maillist.account import Subscribers
from clarion.channels.connectors.maillist.capabilities import CAPABILITIES
from clarion.channels.connectors.maillist.failures import not_in_private
from clarion.channels.contract import Edge, Outgoing, Rendition, Target
from clarion.channels.mail.letter import (
    NAME_CHARS_MAX,
    Letter,
    ascii_address,
    compose,
    header_line,
    must_fit,
)
from clarion.channels.mail.names import message_id_of
from clarion.channels.mail.plain import plain_line

ALT_CHARS_MAX = 2_000

_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>")
# Holidays of a thousand readers are not told to the press office. Whose program knows it obeys; a
# list server passes it on. Nothing else of that kind: doc.md says why.
_NO_HOLIDAYS = "X-Auto-Response-Suppress: OOF, AutoReply"


def letter(outgoing: Outgoing, to: Subscribers) -> Letter:
    """Write it; raises `Permanent` for what is not for everybody, or is too much to enclose."""
    if outgoing.edge is not Edge.PUBLIC:
        raise not_in_private()
    words = outgoing.rendition
    must_fit(
        words.media, count_max=CAPABILITIES.media_limit, bytes_max=CAPABILITIES.media_bytes_max
    )
    return compose(
        outgoing,
        message_id=message_id_of(outgoing.key, to.sender.address),
        sender=ascii_address(to.sender.address, to.sender.sender_name),
        recipient=ascii_address(to.address),
        subject=header_line(words.subject) or header_line(words.text.partition("\n")[0], 100),
        text=_with_pictures(words),
        above=(*_thread(outgoing.target), _NO_HOLIDAYS),
    )


def _with_pictures(words: Rendition) -> str:
    """Say below the words what each picture shows: many lists pass no enclosures on."""
    shown = [
        f"[{plain_line(one.name, NAME_CHARS_MAX)}] {plain_line(one.alt, ALT_CHARS_MAX)}"
        for one in words.media
        if one.alt.strip()
    ]
    return "\n\n".join([words.text, *shown])


def _thread(target: Target | None) -> tuple[str, ...]:
    """Below which letter of ours a correction stands."""
    above = _ID.fullmatch(target.remote_id) if target else None
    if above is None:
        return ()
    return f"In-Reply-To: {above.group()}", f"References: {above.group()}"
