"""Fifty letters as real programs and real attackers write them, and what each of them says."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field

from clarion.channels.contract import Arrived


def says(*words: str) -> Callable[[Arrived], bool]:
    return lambda letter: all(one in letter.text for one in words)


def encloses(*names: str) -> Callable[[Arrived], bool]:
    return lambda letter: tuple(one.name for one in letter.attachments) == names


def subject(text: str) -> Callable[[Arrived], bool]:
    return lambda letter: letter.subject == text


def author(spec: str, name: str = "") -> Callable[[Arrived], bool]:
    return lambda letter: (letter.author.handle, letter.author.name) == (spec, name)


def automatic(letter: Arrived) -> bool:
    return letter.automatic


def by_a_person(letter: Arrived) -> bool:
    return not letter.automatic


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    name: str
    body: bytes
    expected: tuple[Callable[[Arrived], bool], ...]
    headers: tuple[bytes, ...] = field(default=(b"Content-Type: text/plain; charset=utf-8",))

    @property
    def raw(self) -> bytes:
        """With From and Message-ID of its own, unless the letter is about these."""
        given = b"\r\n".join(self.headers).lower()
        own = (b"From: Ann <ann@residents.test>",) if b"from:" not in given else ()
        own_id = (f"Message-ID: <{self.name}@residents.test>".encode(),)
        ids = own_id if b"message-id:" not in given else ()
        return b"\r\n".join((*own, *ids, *self.headers, b"", self.body))


def odd(name: str, body: bytes, *expected: Callable[[Arrived], bool], of: tuple[bytes, ...]) -> Odd:
    return Odd(name=name, body=body, expected=expected, headers=of)


def parts(*inside: bytes, end: bool = True, boundary: bytes = b"b") -> bytes:
    opened = b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in inside)
    return opened + (b"--" + boundary + b"--\r\n" if end else b"")


PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe lamp is broken."
HTML = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>The <b>lamp</b> is broken.</p>"
PICTURE = (
    b"Content-Type: image/png\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: base64\r\n"
    b"Content-Disposition: inline; filename=lamp.png\r\n\r\n" + base64.b64encode(b"\x89PNG lamp")
)
PDF = (
    b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"%PDF-1.4")
)
MIXED = b"Content-Type: multipart/mixed; boundary=b"
ALTERNATIVE = b"Content-Type: multipart/alternative; boundary=b"
RELATED = b"Content-Type: multipart/related; boundary=b"
TEXT = b"Content-Type: text/plain"
UTF8 = "Die Straße ist kaputt — 5 €".encode()

STRUCTURE = [
    odd("plain", b"The lamp is broken.", says("The lamp"), by_a_person, of=(TEXT,)),
    odd("no_mime_at_all", b"The lamp is broken.", says("The lamp"), of=(b"Subject: x",)),
    odd("only_html", HTML.partition(b"\r\n\r\n")[2], says("The lamp is"), of=(HTML[:39],)),
    odd("alternative", parts(PLAIN, HTML), says("The lamp"), encloses(), of=(ALTERNATIVE,)),
    odd(
        "alternative_with_empty_plain",
        parts(b"Content-Type: text/plain\r\n\r\n \r\n", HTML),
        says("The lamp is broken."),
        of=(ALTERNATIVE,),
    ),
    odd(
        "alternative_with_picture_in_html",
        parts(
            PLAIN,
            b"Content-Type: multipart/related; boundary=c\r\n\r\n"
            + parts(HTML, PICTURE, boundary=b"c"),
        ),
        says("The lamp is broken."),
        encloses("lamp.png"),
        of=(ALTERNATIVE,),
    ),
    odd("inline_picture", parts(HTML, PICTURE), encloses("lamp.png"), of=(RELATED,)),
    odd("enclosure", parts(PLAIN, PDF), says("The lamp"), encloses("plan.pdf"), of=(MIXED,)),
    odd(
        "text_on_both_sides_of_a_picture",
        parts(PLAIN, PICTURE, b"Content-Type: text/plain\r\n\r\nPlease mend it."),
        says("The lamp is broken.", "Please mend it."),
        encloses("lamp.png"),
        of=(MIXED,),
    ),
    odd("boundary_never_ends", parts(PLAIN, end=False), says("The lamp"), of=(MIXED,)),
    odd("boundary_never_comes", b"The lamp is broken.", says("The lamp"), of=(MIXED,)),
    odd(
        "boundary_not_named",
        parts(PLAIN),
        says("The lamp is broken."),
        of=(b"Content-Type: multipart/mixed",),
    ),
    odd("no_parts", parts(), says(), encloses(), of=(MIXED,)),
    odd(
        "forty_boxes_in_boxes",
        b"".join(
            b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (n, n + 1)
            for n in range(40)
        )
        + b"--b40\r\n"
        + PLAIN,
        says("The lamp is broken."),
        of=(b"Content-Type: multipart/mixed; boundary=b0",),
    ),
    odd(
        "forwarded_letter",
        parts(
            PLAIN,
            b"Content-Type: message/rfc822\r\n\r\nFrom: b@x.test\r\nSubject: Old: one\r\n\r\nold",
        ),
        encloses("Old_ one.eml"),
        lambda letter: b"old" in (letter.attachments[0].content or b""),
        of=(MIXED,),
    ),
    odd(
        "letter_that_is_only_a_picture",
        PICTURE.partition(b"\r\n\r\n")[2],
        encloses("lamp.png"),
        of=tuple(PICTURE.partition(b"\r\n\r\n")[0].split(b"\r\n")),
    ),
    odd(
        "winmail",
        parts(
            b"Content-Type: application/ms-tnef; name=winmail.dat\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\neJ8+IgAA"
        ),
        says("winmail.dat, which only Outlook can open"),
        encloses("winmail.dat"),
        of=(MIXED,),
    ),
    odd(
        "calendar",
        parts(PLAIN, b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR"),
        says("The lamp"),
        encloses("enclosure 1"),
        of=(ALTERNATIVE,),
    ),
    odd(
        "unknown_type",
        b"\x00\x01",
        lambda letter: letter.attachments[0].mime == "application/octet-stream",
        of=(b"Content-Type: x@y/z;;;=",),
    ),
    odd(
        "thirty_enclosures",
        parts(*[PDF] * 30),
        says("Of 30 enclosures, 20 are carried here."),
        lambda letter: len([one for one in letter.attachments if one.content]) == 20,
        lambda letter: len(letter.attachments) == 30,
        of=(MIXED,),
    ),
]

ENCODING = [
    odd("utf8", UTF8, says("Straße", "— 5 €"), of=(TEXT + b"; charset=utf-8",)),
    odd("utf8_called_latin1", UTF8, says("Straße"), of=(TEXT + b"; charset=iso-8859-1",)),
    odd("utf8_called_ascii", UTF8, says("Straße"), of=(TEXT + b"; charset=us-ascii",)),
    odd("utf8_called_nothing", UTF8, says("Straße"), of=(TEXT,)),
    odd("latin1_called_utf8", b"Stra\xdfe", says("Straße"), of=(TEXT + b"; charset=utf-8",)),
    odd("windows_called_latin1", b"\x93so\x94 5 \x80", says("“so” 5 €"), of=(TEXT,)),
    odd("unknown_charset", UTF8, says("Stra"), of=(TEXT + b"; charset=x-klingon",)),
    odd("no_text_charset", b"Straw", says("Straw"), of=(TEXT + b"; charset=hex",)),
    odd("python_charset", b"a\\qb", says("a\\qb"), of=(TEXT + b"; charset=unicode_escape",)),
    odd(
        "japanese",
        "街灯が壊れています".encode("iso-2022-jp"),
        says("街灯が壊れています"),
        of=(TEXT + b"; charset=ISO-2022-JP",),
    ),
    odd(
        "chinese",
        "路灯坏了".encode("gb18030"),
        says("路灯坏了"),
        of=(TEXT + b"; charset=gb2312",),
    ),
    odd(
        "russian",
        "Фонарь сломан".encode("koi8-r"),
        says("Фонарь сломан"),
        of=(TEXT + b"; charset=koi8-r",),
    ),
    odd(
        "quoted_printable",
        b"Stra=C3=9Fe=\r\n kaputt =ZZ =",
        says("Straße kaputt"),
        of=(TEXT + b"; charset=utf-8", b"Content-Transfer-Encoding: quoted-printable"),
    ),
    odd(
        "base64_with_rubbish",
        base64.b64encode(UTF8)[:-2] + b"\r\n!!! -- list footer",
        says("Stra"),
        of=(TEXT + b"; charset=utf-8", b"Content-Transfer-Encoding: base64"),
    ),
    odd(
        "base64_that_is_none",
        b"The lamp is broken, you know.",
        lambda letter: bool(letter.text),
        of=(TEXT, b"Content-Transfer-Encoding: base64"),
    ),
    odd(
        "unknown_transfer_encoding",
        b"The lamp is broken.",
        says("The lamp"),
        of=(TEXT, b"Content-Transfer-Encoding: x-magic"),
    ),
]

HEADERS = [
    odd("encoded_subject", b"x", subject("Grüße"), of=(b"Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=",)),
    odd(
        "letter_split_over_two_words",
        b"x",
        subject("Grüße"),
        of=(b"Subject: =?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=",),
    ),
    odd("eight_bit_subject", b"x", subject("Grüße"), of=("Subject: Grüße".encode(),)),
    odd("latin1_subject", b"x", subject("Grüße"), of=("Subject: Grüße".encode("cp1252"),)),
    odd(
        "folded_subject",
        b"x",
        subject("The lamp is broken"),
        of=(b"Subject: The lamp\r\n is broken",),
    ),
    odd(
        "unknown_charset_in_subject",
        b"x",
        subject("lamp"),
        of=(b"Subject: =?x-klingon?B?bGFtcA?=",),
    ),
    odd(
        "huge_subject",
        b"x",
        lambda letter: 400 < len(letter.subject) <= 500,
        of=(b"Subject: " + b"\r\n ".join([b"lamp " * 100] * 40),),
    ),
    odd("no_date_in_date", b"x", lambda one: one.sent_at is None, of=(b"Date: yesterday noon",)),
    odd(
        "year_of_the_flood",
        b"x",
        lambda one: one.sent_at is None,
        of=(b"Date: 1 Jan 0001 00:00 +9900",),
    ),
    odd(
        "name_with_comma",
        b"x",
        author("jane@residents.test", "Doe, Jane"),
        of=(b'From: "Doe, Jane" <jane@residents.test>',),
    ),
    odd(
        "name_that_turns_around",
        b"x",
        author("eve@residents.test", "tset.nwot"),
        of=(b"From: =?utf-8?Q?=E2=80=AEtset.nwot?= <eve@residents.test>",),
    ),
    odd(
        "name_that_claims_an_address",
        b"x",
        author("eve@residents.test", "mayor@town.test"),
        of=(b'From: "mayor@town.test" <eve@residents.test>',),
    ),
    odd(
        "address_in_the_oldest_form",
        b"x",
        author("ann@residents.test", "Ann"),
        of=(b"From: ann@residents.test (Ann)",),
    ),
    odd(
        "nobody_wrote_it",
        b"x",
        lambda letter: letter.author.remote_id.startswith("unknown:"),
        of=(b"From: undisclosed",),
    ),
    odd(
        "name_of_enclosure_in_three_pieces",
        parts(
            b"Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
            b" filename*0*=UTF-8''Pl%C3%A4; filename*1*=ne.; filename*2*=pdf\r\n\r\nx"
        ),
        encloses("Pläne.pdf"),
        of=(MIXED,),
    ),
    odd(
        "name_of_enclosure_that_climbs",
        parts(
            b"Content-Type: text/plain\r\n"
            b'Content-Disposition: attachment; filename="../../etc/passwd"\r\n\r\nx'
        ),
        encloses("_.._etc_passwd"),
        of=(MIXED,),
    ),
    odd("list_letter", b"x", automatic, of=(b"List-Id: <news.town.test>",)),
    odd("out_of_office", b"x", automatic, of=(b"Auto-Submitted: auto-replied (vacation)",)),
    odd("said_by_a_person", b"x", by_a_person, of=(b"Auto-Submitted: no",)),
    odd("old_vacation_program", b"x", automatic, of=(b"Precedence: bulk",)),
    odd(
        "form_on_somebodys_site",
        b"x",
        by_a_person,
        lambda letter: letter.extra["reply_to"] == "ann@residents.test",
        of=(b"From: no-reply@forms.test", b"Reply-To: ann@residents.test"),
    ),
    odd("machine", b"x", automatic, of=(b"From: No-Reply@forms.test",)),
]

ODD_LETTERS = [*STRUCTURE, *ENCODING, *HEADERS]
