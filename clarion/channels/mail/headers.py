"""Reads the headers of a letter, however badly they were written; it never gives up on one."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from clarion.channels.mail.decoding import decode
from clarion.channels.mail.plain import plain_line

HEADER_CHARS_MAX = 8_000  # longer ones are attacks or accidents; none says more than this
LINE_CHARS_MAX = 500  # of a subject or a name
ID_CHARS_MAX = 250  # of a Message-ID; ours to store, so a stranger does not set its size
ADDRESS_CHARS_MAX = 320  # RFC 3696: 64 before the sign, 255 after it
REFERENCES_MAX = 20

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_ID = re.compile(rf"<[^<>\s]{{1,{ID_CHARS_MAX}}}>")
_BARE_ID = re.compile(rf"[^<>\s@]{{1,120}}@[^<>\s@]{{1,{ID_CHARS_MAX - 123}}}")
_SPEC = r"(?P<spec>(?:\"[^\"<>\s]{1,64}\"|[^\s<>\"(),:;@\[\]]{1,64})@[^\s<>\"(),:;@]{1,253})"
_IN_BRACKETS = re.compile(rf"<\s*{_SPEC}\s*>")
_BARE = re.compile(_SPEC)
_COMMENT = re.compile(r"\(([^()]{1,200})\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Somebody as a header names them."""

    spec: str
    name: str = ""


def raw_values(part: Message, name: str) -> Iterator[str]:
    """Every header of that name, unfolded, 8-bit bytes read as what they most likely are."""
    for one, value in part.raw_items():
        if one.lower() == name:
            content = str(value)[:HEADER_CHARS_MAX].encode("ascii", "surrogateescape")
            yield decode(content, "utf-8").replace("\r", "").replace("\n", "")


def raw_value(part: Message, name: str) -> str:
    """Return the first header of that name, or nothing."""
    return next(raw_values(part, name), "").strip()


def line(part: Message, name: str) -> str:
    """Return the first header of that name as a person reads it, on one line."""
    return plain_line(unpacked(raw_value(part, name)), LINE_CHARS_MAX)


def ids(part: Message, name: str) -> tuple[str, ...]:
    """Return the Message-IDs in a header, in their brackets; very long lists lose their middle."""
    found = tuple(dict.fromkeys(plain_line(one, 300) for one in _ID.findall(raw_value(part, name))))
    return found if len(found) <= REFERENCES_MAX else found[:1] + found[1 - REFERENCES_MAX :]


def own_id(part: Message) -> str:
    """Return the letter's own Message-ID; brackets that were forgotten are put back."""
    value = plain_line(raw_value(part, "message-id"), HEADER_CHARS_MAX)
    if found := _ID.search(value):
        return found.group()
    return f"<{value}>" if _BARE_ID.fullmatch(value) else ""


def address(part: Message, name: str) -> Address | None:
    """Return the first address in a header, with the name beside it."""
    value = raw_value(part, name)
    if found := _IN_BRACKETS.search(value):
        before = value[: found.start()].partition("<")[0]
        shown = before.strip() if '"' in before else before.rpartition(",")[2]
    elif found := _BARE.search(value):
        comment = _COMMENT.search(value)
        shown = comment[1] if comment else ""
    else:
        return None
    name = unpacked(shown.strip().strip('"').replace('\\"', '"'))
    return Address(
        spec=plain_line(found["spec"], ADDRESS_CHARS_MAX), name=plain_line(name, LINE_CHARS_MAX)
    )


def written_at(part: Message) -> datetime | None:
    """Return when the sender says it was written; None when that cannot be a date."""
    try:
        moment = parsedate_to_datetime(raw_value(part, "date"))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return moment if 1970 <= moment.year <= 2100 else None


def unpacked(value: str) -> str:
    """Read RFC 2047 words; neighbors share a decoder, as some split one letter over two."""
    read: list[str] = []
    end, held, held_label = 0, b"", ""
    for found in _ENCODED_WORD.finditer(value):
        between, label = value[end : found.start()], found[1].partition("*")[0].lower()
        if not (held and between.isspace() and label == held_label):
            read += [decode(held, held_label), "" if held and between.isspace() else between]
            held = b""
        held, held_label, end = held + _bytes_of(found), label, found.end()
    return "".join([*read, decode(held, held_label), value[end:]])


def _bytes_of(word: re.Match[str]) -> bytes:
    packed = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return binascii.a2b_qp(packed, header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", packed)
    whole = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
