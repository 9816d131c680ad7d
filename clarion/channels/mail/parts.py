"""Opens a letter's envelope within envelopes: which part holds the words, which are enclosures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.message import Message
from io import BytesIO

from clarion.channels.contract import Attached
from clarion.channels.mail import headers
from clarion.channels.mail.decoding import decode
from clarion.channels.mail.markup import words_of
from clarion.channels.mail.plain import plain_line, plain_text

ATTACHMENTS_MAX = 20  # a person encloses a few; more come from machines
ATTACHMENT_BYTES_MAX = 10_000_000  # the original is kept whole in any case
NAMED_MAX = 100  # so many are at least named
NAME_CHARS_MAX = 120
ENDING_CHARS_MAX = 10  # "pdf", "docx": kept when a long name is cut

_MIME = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
_NOT_IN_A_NAME = re.compile(r"[/\\:*?\"<>|]+")  # somewhere it means a folder or a command
_OUTLOOK_ONLY = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of a letter and what was enclosed; `notes` say what is not carried here."""

    words: str
    attachments: tuple[Attached, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    words: str
    from_html: bool
    enclosed: tuple[Message, ...]


def content_of(message: Message) -> Content:
    """Find the words and the enclosures."""
    opened = _open(message)
    attachments, notes = _carry(opened.enclosed)
    if not opened.words.strip() and any(one.mime in _OUTLOOK_ONLY for one in attachments):
        notes = (*notes, "The words are inside winmail.dat, which only Outlook can open.")
    return Content(words=opened.words.strip("\n"), attachments=attachments, notes=notes)


def readings_of(message: Message) -> tuple[str, str]:
    """Return all words that are written plainly, and all that are written as a page."""
    leaves = [_open_leaf(part) for part in message.walk() if not part.is_multipart()]
    plain = [one.words.strip("\n") for one in leaves if one.words and not one.from_html]
    pages = [one.words.strip("\n") for one in leaves if one.words and one.from_html]
    return "\n\n".join(plain), "\n\n".join(pages)


def children(part: Message) -> Iterator[Message]:
    """Return what is inside a part, if anything is."""
    inside = part.get_payload()
    if isinstance(inside, list):
        yield from (one for one in inside if isinstance(one, Message))


def _open(part: Message) -> _Opened:
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return _open_leaf(part)
    inside = [_open(child) for child in children(part)]
    enclosed = tuple(leaf for one in inside for leaf in one.enclosed)
    worded = [one for one in inside if one.words.strip()]
    if part.get_content_subtype() == "alternative":
        worded = sorted(worded, key=lambda one: one.from_html)[:1]
    words = "\n\n".join(one.words.strip("\n") for one in worded)
    return _Opened(words, any(one.from_html for one in worded), enclosed)


def _open_leaf(part: Message) -> _Opened:
    kind = part.get_content_type()
    is_words = kind in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"
    if not is_words or _is_enclosed(part):
        return _Opened("", False, (part,))
    text = decode(_bytes_of(part), _parameter(part, "charset", "content-type"))
    html = kind == "text/html"
    return _Opened(plain_text(words_of(text) if html else text), html, ())


def _is_enclosed(part: Message) -> bool:
    disposition = headers.raw_value(part, "content-disposition").partition(";")[0]
    return disposition.strip().lower() == "attachment" or bool(_given_name(part))


def _given_name(part: Message) -> str:
    name = _parameter(part, "filename", "content-disposition")
    return name or _parameter(part, "name", "content-type")


def _parameter(part: Message, name: str, header: str) -> str:
    """One parameter of a header, in whichever of three spellings the sender chose."""
    reread = Message()
    reread[header] = headers.raw_value(part, header)
    try:
        value = reread.get_param(name, "", header)
    except (ValueError, LookupError, TypeError):  # pieces of a name with and without a number
        return ""
    if not isinstance(value, tuple):
        return headers.unpacked(str(value or ""))
    label, _, words = value
    return decode(words.encode("latin-1", "replace"), label or "utf-8")


def _bytes_of(part: Message) -> bytes:
    if not part.is_multipart():
        unpacked = part.get_payload(decode=True)
        return unpacked if isinstance(unpacked, bytes) else b""
    letter = BytesIO()
    writer = BytesGenerator(letter, mangle_from_=False, maxheaderlen=0)
    for one in children(part):
        writer.flatten(one)
    return letter.getvalue()


def _carry(enclosed: tuple[Message, ...]) -> tuple[tuple[Attached, ...], tuple[str, ...]]:
    """Take as many enclosures as we may; say of every other one that it stayed behind."""
    attachments: list[Attached] = []
    notes: list[str] = []
    for place, part in enumerate(enclosed[:ATTACHMENTS_MAX], start=1):
        content, name, mime = _bytes_of(part), _name(part, place), _mime(part)
        if len(content) <= ATTACHMENT_BYTES_MAX:
            attachments.append(Attached(name=name, mime=mime, content=content))
        else:
            attachments.append(Attached(name=name, mime=mime))
            notes.append(f"{name} ({len(content) / 1e6:.0f} MB) is too large to be carried here.")
    for place, part in enumerate(enclosed[ATTACHMENTS_MAX:NAMED_MAX], start=ATTACHMENTS_MAX + 1):
        attachments.append(Attached(name=_name(part, place), mime=_mime(part)))
    if len(enclosed) > ATTACHMENTS_MAX:
        notes.append(f"Of {len(enclosed)} enclosures, {ATTACHMENTS_MAX} are carried here.")
    return tuple(attachments), tuple(notes)


def _name(part: Message, place: int) -> str:
    """A name that is only a name: no folder, nothing that turns the ending around."""
    given = _NOT_IN_A_NAME.sub("_", plain_line(_given_name(part), 2 * NAME_CHARS_MAX)).strip(". ")
    if not given and part.get_content_type() == "message/rfc822" and part.is_multipart():
        subject = headers.line(next(children(part)), "subject")
        given = f"{_NOT_IN_A_NAME.sub('_', subject)[:80].strip('. ') or 'letter'}.eml"
    stem, dot, ending = given.rpartition(".")
    if dot and len(ending) <= ENDING_CHARS_MAX:
        given = f"{stem[: NAME_CHARS_MAX - ENDING_CHARS_MAX - 1]}.{ending}"
    return given[:NAME_CHARS_MAX] or f"enclosure {place}"


def _mime(part: Message) -> str:
    kind = part.get_content_type()
    return kind if _MIME.fullmatch(kind) else "application/octet-stream"
