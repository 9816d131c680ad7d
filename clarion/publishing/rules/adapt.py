"""One message becomes what each network shows, without losing a word in silence."""

import re
from dataclasses import dataclass

from clarion.channels.contract import Capabilities, length

EXERCISE = "EXERCISE"
CORRECTION = "CORRECTION"
_IN_FRONT = re.compile(rf"(?:\W*\b(?:{EXERCISE}|{CORRECTION})\b)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is to be said, before any network is thought of. `link` leads to it on our own page.

    A correction says the `mistake` first: what was wrong, and that this is right.
    """

    headline: str
    text: str
    link: str
    mistake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The words on one network, and how they came about."""

    subject: str
    text: str
    short: bool = False  # the headline and the link, because the whole did not fit
    own: bool = False  # written for this network by a person


def adapt(
    message: Message,
    capabilities: Capabilities,
    *,
    own_text: str = "",
    marks: tuple[str, ...] = (),
) -> Adapted:
    """Return the rendition for one network.

    Words that a person wrote for this network stand as they are. Else the whole message, or, where
    the network has no room for it, the headline with a link to the whole, and the mistake if there
    is room for that. Nothing is cut: what is
    too long even so is too long, and the checks say it. `marks` (EXERCISE, CORRECTION) stand in
    front unless the words bear them already.
    """
    if capabilities.subject:
        subject = marked(message.headline, marks)
        mistake = message.mistake if CORRECTION in marks else marked(message.mistake, (CORRECTION,))
        text = _joined(mistake, own_text or message.text)
        text = text if subject else marked(text, marks)
        return Adapted(subject=subject, text=text, own=bool(own_text))
    if message.mistake and CORRECTION not in marks:
        marks = (*marks, CORRECTION)
    if own_text:
        return Adapted(subject="", text=marked(own_text, marks), own=True)
    whole = marked(_joined(message.mistake, message.headline, message.text), marks)
    if fits(whole, capabilities) or not message.link:
        return Adapted(subject="", text=whole)
    short = marked(_joined(message.mistake, message.headline, message.link), marks)
    if not fits(short, capabilities):
        short = marked(_joined(message.headline, message.link), marks)
    return Adapted(subject="", text=short, short=True)


def fits(text: str, capabilities: Capabilities) -> bool:
    """Say whether the network has room for it."""
    limit = capabilities.text_limit
    return limit is None or length(text, capabilities.counting) <= limit


def marked(text: str, marks: tuple[str, ...]) -> str:
    """Put the marks in front that do not stand there yet."""
    front = _IN_FRONT.match(text)
    missing = [mark for mark in marks if not front or mark not in front.group(0)]
    return f"{'. '.join(missing)}. {text}" if missing and text else text


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
