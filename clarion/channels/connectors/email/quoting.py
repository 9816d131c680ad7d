"""Parts what somebody says now from what they only send back to us: quotations and signature.

Being careful means cutting too little: an answer between quoted lines stays where it is, and a
forwarded letter is what somebody wants us to read. `Said.words + Said.history` is always the whole.
"""

import re
from dataclasses import dataclass

QUOTED_LINES_MIN = 3  # fewer at the end, without a word of introduction, may be the person's own
SIGNATURE_LINES_MAX = 10  # a longer "signature" is a letter
INTRODUCTION_LINES_MAX = 3  # mail programs break "On ... wrote:" in up to three
HEADING_LINES = 6  # From, Sent, To, Cc, Subject and an empty line

_QUOTED = re.compile(r"^\s{0,3}>")
_OPENS = re.compile(
    r"^\s{0,3}(On|Am|Le|El|Il|Em|Op|Den|Dnia|W dniu|Tarihinde|Vào|Ve|Dne|På)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał(\(a\))?"
    r"|kirjoitti|napsal(\(a\))?|yazdı)[^:\n]{0,80}:\s*$",
    re.IGNORECASE,
)
# A sentence that a person might have written ("On Monday the officer wrote:") names no address.
_NAMES_AN_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>")
_SEPARATOR = re.compile(
    r"^\s*-{2,}\s*(Original Message|Original Appointment|Ursprüngliche Nachricht"
    r"|Message d'origine|Mensaje original|Mensagem original|Messaggio originale"
    r"|Oorspronkelijk bericht|Ursprungligt meddelande|Oprindelig meddelelse|Opprinnelig melding"
    r"|Wiadomość oryginalna|Původní zpráva)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^[\s*]{0,3}(From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä|Gönderen|От)[\s*]{0,2}:[\s*]*\S"
)
_HEADING = re.compile(
    r"^[\s*]{0,3}(Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado( el)?"
    r"|Fecha|Para|Asunto|Assunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne"
    r"|Sendt|Til|Emne|Wysłano|Do|Temat|Odesláno|Komu|Předmět)[\s*]{0,2}:"
)
_RULE = re.compile(r"^\s*[_-]{5,}\s*$")
_FORWARDED = re.compile(r"^\s*(fwd?|wg|tr|rv|enc|i|vs|doorst|vb|pd)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said now, and what was only sent along."""

    words: str
    history: str


def part(text: str, subject: str = "") -> Said:
    """Cut `text` in two. Nothing is cut from what would otherwise be empty."""
    lines = text.splitlines(keepends=True)
    end = len(lines) if _FORWARDED.match(subject) else _end_above_heading(lines)
    before = -1
    while before != end:
        before = end
        end = _end_above_quotation(lines, _end_above_signature(lines, end))
    if not "".join(lines[:end]).strip():
        return Said(words=text, history="")
    return Said(words="".join(lines[:end]), history="".join(lines[end:]))


def _end_above_heading(lines: list[str]) -> int:
    """Outlook sets the older letter below a heading or a ruled line, and marks no line of it."""
    last_quoted = max((n for n, line in enumerate(lines) if _QUOTED.match(line)), default=-1)
    for place, line in enumerate(lines):
        below = lines[place + 1 : place + HEADING_LINES]
        if _SEPARATOR.match(line):
            return place
        if _FROM.match(line) and sum(bool(_HEADING.match(one)) for one in below) >= 2:
            return _above_rule(lines, place)
        if place > last_quoted and _introduces_by_address(lines, place):
            return place
    return len(lines)


def _introduces_by_address(lines: list[str], place: int) -> bool:
    """Some programs write "On ... wrote:" with the address, and then mark nothing either."""
    opened = _introduction(lines, place)
    return bool(opened and _NAMES_AN_ADDRESS.search("".join(lines[place:opened])))


def _above_rule(lines: list[str], place: int) -> int:
    while place and (not lines[place - 1].strip() or _RULE.match(lines[place - 1])):
        place -= 1
    return place


def _end_above_signature(lines: list[str], end: int) -> int:
    for place in range(max(0, end - SIGNATURE_LINES_MAX - 1), end):
        if lines[place].rstrip("\r\n") in ("-- ", "--"):
            return place
    return end


def _end_above_quotation(lines: list[str], end: int) -> int:
    first, quoted = end, 0
    while first and (not lines[first - 1].strip() or _QUOTED.match(lines[first - 1])):
        first -= 1
        quoted += bool(_QUOTED.match(lines[first]))
    if not quoted:
        return end
    for place in range(max(0, first - INTRODUCTION_LINES_MAX), first):
        if _introduction(lines, place) == first:
            return place
    return first if quoted >= QUOTED_LINES_MIN else end


def _introduction(lines: list[str], place: int) -> int:
    """Where "On ... wrote:" that begins at `place` is over; 0 when none begins there."""
    if not _OPENS.match(lines[place]):
        return 0
    for after in range(place + 1, min(place + INTRODUCTION_LINES_MAX, len(lines)) + 1):
        if _CLOSES.search(lines[after - 1]):
            return after
    return 0
