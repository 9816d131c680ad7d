"""What personal data looks like when somebody writes it down, kind by kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from clarion.reading.personal import checks
from clarion.reading.personal.finding import PersonalKind

_GAP: Final = r"[ \u00a0\u202f.-]?"
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_ABROAD: Final = (
    r"(?:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|"
    r"juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|"
    r"settembre|ottobre|novembre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|"
    r"outubro|novembro|dezembro|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|"
    r"września|października|listopada|grudnia|ianuarie|februarie|martie|aprilie|iunie|iulie|"
    r"septembrie|octombrie|noiembrie|decembrie|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|"
    r"eylül|ekim|kasım|aralık|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|"
    r"жовтня|листопада|грудня)"
)
_DATE: Final = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?:19|20)?\d\d|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|"
    rf"\d{{1,2}}\.? (?:de )?(?:{_MONTH_ABROAD}|april|august|september|november) "
    r"(?:de )?(?:19|20)\d\d)"
)
_STREET: Final = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|close|cl|drive|dr|row|way|terrace|place|crescent|"
    r"cres|court|ct|gardens|gdns|grove|hill|boulevard|blvd|mews|walk|square|sq|parade)"
)
_PROPER: Final = r"(?-i:[A-Z\u00c0-\u00de\u0100-\u017e])[\w'’-]+"
# Where the kind of street stands before its name, and the number behind.
_STREET_BEFORE: Final = (
    r"(?:calle|c/|avda\.?|avenida|av\.|plaza|paseo|via|viale|piazza|corso|vicolo|rua|travessa|praça|"
    r"ul\.|ulica|ulicy|al\.|aleja|pl\.|os\.|str\.|strada|bd\.|bulevardul|aleea|calea)"
)
_OF_THE: Final = r"(?:de la|de los|de las|del|de|da|do|dos|das|di|della)"
# What is no home, though it ends as a street does.
_NO_STREET: Final = r"(?!park|spiel|sitz|stell|markt)"
_NO_CORNER: Final = r"(?:\w+tag|Mittwoch|Sonnabend|Abend|Morgen|Ende|Anfang|Gleis|Schalter)\b"
# GB 1 letter or 2, digits, then a digit and two letters that are not C I K M O V.
_POSTCODE: Final = (
    r"(?:GIR ?0AA|"
    r"(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]))"
    r" ?\d[ABD-HJLNP-UW-Z]{2})"
)
_CAPITAL: Final = r"[A-Z\u00c0-\u017e\u0401-\u042f\u0490]"
_NAMED: Final = rf"{_CAPITAL}[\w'’-]+(?: (?:{_CAPITAL}[\w'’-]+|de|da|van|von|bin|al)){{0,3}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Something to look for: the group "it" is what counts, ``check`` says if it can be one."""

    kind: PersonalKind
    looks_like: re.Pattern[str]
    certainty: float
    check: Callable[[str], bool] | None = None
    needs: str = ""
    """A sign without which a text is not looked through for it; empty: always."""


def _pattern(
    kind: PersonalKind,
    written: str,
    certainty: float,
    *,
    check: Callable[[str], bool] | None = None,
    capitals: bool = False,
    needs: str = "",
) -> Pattern:
    flags = re.RegexFlag(0) if capitals else re.IGNORECASE
    return Pattern(
        kind=kind,
        looks_like=re.compile(written, flags),
        certainty=certainty,
        check=check,
        needs=needs,
    )


def _luhn_of(written: str) -> bool:
    digits = "".join(sign for sign in written if sign.isdigit())
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and checks.luhn(digits)


def _ssn(written: str) -> bool:
    """No area 000, 666 or 9xx, no group 00, no serial 0000 (Social Security Administration)."""
    area, group, serial = re.split(r"[ -]", written)
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _figures_and_letters(written: str) -> bool:
    return any(map(str.isdigit, written)) and any(map(str.isalpha, written))


# What is near certain comes first: where two overlap, the earlier one stands.
PATTERNS: Final = (
    _pattern(
        PersonalKind.EMAIL,
        r"(?<![\w.+%@-])(?P<it>[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24})(?![\w@])",
        0.98,
        needs="@",
    ),
    _pattern(
        PersonalKind.BANK_ACCOUNT,
        r"\b(?P<it>[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?)\b",
        0.99,
        check=checks.iban,
    ),
    _pattern(
        PersonalKind.BANK_ACCOUNT,
        r"\bsort code:?\s*(?P<it>\d\d[ -]?\d\d[ -]?\d\d\b.{0,30}?\b\d{8})\b",
        0.97,
        needs="sort code",
    ),
    _pattern(
        PersonalKind.CARD,
        r"(?<![\d.,/-])(?P<it>[2-6]\d{3}(?:[ -]?\d){9,15})(?![\d]|[.,/-]\d)",
        0.95,
        check=_luhn_of,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"\b(?P<it>(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
        r"(?: ?\d\d){3} ?[A-D])\b",
        0.97,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"(?<![\d-])(?P<it>\d{3}-\d{2}-\d{4})(?![\d-])",
        0.9,
        check=_ssn,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"\b(?P<it>[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d)\b",
        0.97,
        check=checks.nir,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"\b(?P<it>[XYZ]?\d{7,8}-?[TRWAGMYFPDXBNJZSQVHLCKE])\b",
        0.9,
        check=checks.dni,
        capitals=True,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"\b(?P<it>[A-Z]{6}\d\d[ABCDEHLMPRST]\d\d[A-Z]\d{3}[A-Z])\b",
        0.97,
        capitals=True,
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER, r"(?<![\d+])(?P<it>\d{11})(?!\d)", 0.9, check=checks.pesel
    ),
    _pattern(
        PersonalKind.NATIONAL_NUMBER, r"(?<![\d+])(?P<it>[1-9]\d{10})(?!\d)", 0.9, check=checks.tckn
    ),
    # Pakistan writes its number so and no otherwise; those of others are told by their names.
    _pattern(PersonalKind.NATIONAL_NUMBER, r"(?<![\d-])(?P<it>\d{5}-\d{7}-\d)(?![\d-])", 0.96),
    _pattern(
        PersonalKind.NATIONAL_NUMBER,
        r"\b(?:steuer-?id(?:entifikationsnummer)?|steuernummer|nif|contribuinte|cnp|рнокпп|іпн)\b"
        r"[^\d\n]{0,15}(?P<it>\d(?: ?\d){8,12})\b",
        0.96,
    ),
    _pattern(
        PersonalKind.BIRTH_DATE,
        rf"\b(?:d\.?o\.?b\.?|date of birth|born (?:on )?(?:the )?|birthday|geboren am|"
        rf"geb\.|née? le|nacid[oa] el|"
        rf"fecha de nacimiento|data urodzenia|ur\.|data di nascita|nat[oa] il|"
        rf"data de nascimento|data nașterii|doğum tarihi|dyddiad geni|дата народження)"
        rf"[\s:,is-]{{0,5}}(?P<it>{_DATE})\b",
        0.95,
    ),
    _pattern(
        PersonalKind.ADDRESS,
        rf"(?<!\broute )(?<!\bbus )(?<!\bline )(?<!\bjunction )(?<!\bthe )(?<![\d:.£$€/-])"
        rf"\b(?P<it>(?:(?:flat|apartment|apt|unit) \d{{1,4}}[a-z]?,? )?\d{{1,5}}[a-z]?,? "
        rf"(?-i:[A-Z][\w'’-]+)(?: (?-i:[A-Z][\w'’-]+)){{0,2}} (?-i:(?=[A-Z])){_STREET}\b"
        rf"(?:.{{0,40}}?\b(?-i:{_POSTCODE}))?)",
        0.9,
    ),
    _pattern(PersonalKind.ADDRESS, rf"\b(?P<it>\d{{1,4}}[a-z]?,? {_POSTCODE})\b", 0.9),
    _pattern(
        PersonalKind.ADDRESS,
        rf"(?<!\w)(?P<it>{_STREET_BEFORE} (?:{_OF_THE} )?{_PROPER}(?: {_PROPER}){{0,2}},? "
        r"(?:n[r.º°o]{1,2} ?)?\d{1,4}[a-z]?(?:/\d{1,4})?)\b",
        0.85,
    ),
    _pattern(
        PersonalKind.ADDRESS,
        r"\b(?P<it>\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|"
        r"impasse|quai) (?:(?:de la|de l['’]|du|des|de|d['’]|la|le|les) ?)?"
        rf"{_PROPER}(?: {_PROPER}){{0,2}})\b",
        0.85,
    ),
    _pattern(
        PersonalKind.ADDRESS,
        rf"\b(?P<it>(?:{_NO_STREET}(?-i:[A-ZÄÖÜ])[\wäöüß-]*(?:straße|strasse|str\.|weg|platz|allee|"
        rf"gasse)|(?-i:(?:Am|An der|Unter den) (?!{_NO_CORNER})){_PROPER}) "
        r"\d{1,3} ?[a-z]?)\b",
        0.8,
    ),
    _pattern(
        PersonalKind.ADDRESS,
        rf"\b(?P<it>{_PROPER} (?:Sokak|Sokağı|Sk\.|Caddesi|Cad\.|Bulvarı) (?:No: ?)?\d{{1,4}})\b",
        0.85,
    ),
    _pattern(PersonalKind.ADDRESS, r"\b(?P<it>(?:flat|apartment|apt) \d{1,4}[a-z]?)\b", 0.75),
    _pattern(PersonalKind.POSTCODE, rf"\b(?P<it>{_POSTCODE})\b", 0.8, capitals=True),
    # In small letters only with a space in it, and "b2 1st floor" is none.
    _pattern(
        PersonalKind.POSTCODE,
        rf"\b(?P<it>(?=[a-z]{{1,2}}\d{{1,2}}[a-z]? \d[a-z]{{2}}\b)"
        rf"(?!\w+ (?:1st|2nd|3rd|\dth|\d(?:am|pm|hr|yr))\b){_POSTCODE})\b",
        0.7,
    ),
    _pattern(
        PersonalKind.NUMBER_PLATE,
        r"\b(?P<it>[A-HK-PRSVWY][A-HJ-PR-Y]\d[0-9] ?[A-HJ-PR-Z]{3})\b",
        0.85,
        capitals=True,
    ),
    _pattern(
        PersonalKind.NUMBER_PLATE,
        r"\b(?:reg(?:istration)?(?: number| no\.?)?|number plate|licen[cs]e plate|plate|plaque|"
        r"kennzeichen|matr[ií]cula|targa|plaka|rejestracyjny)(?: is|:| was| ist| est| es| è| é)? "
        r"(?P<it>[a-zäöü0-9]{1,4}[ -]?[a-z0-9]{1,5}(?:[ -]?[a-z0-9]{2,4})?)\b",
        0.85,
        check=_figures_and_letters,
    ),
    _pattern(
        PersonalKind.NAME,
        r"\b(?i:my (?:full )?name is|my name['’]s|mi nombre es|me llamo|je m['’]appelle|"
        r"mon nom est|mein name ist|"
        r"ich heiße|nazywam się|mi chiamo|il mio nome è|meu nome é|chamo-me|"
        r"mă numesc|mă cheamă|benim adım|мене звати|fy enw i yw|mwen rele|non mwen se)[: ]+"
        rf"(?P<it>{_NAMED})",
        0.95,
        capitals=True,
    ),
    _pattern(
        PersonalKind.NAME,
        r"(?:اسمي|میرا نام) (?P<it>\w{2,20}(?: \w{2,20})?)",
        0.8,
    ),
    _pattern(
        PersonalKind.NAME,
        r"\b(?P<it>(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Mme|Sra?|Pan|Pani)\.? "
        rf"(?!(?:President|Mayor|Speaker|Chair|Minister)){_NAMED})",
        0.6,
        capitals=True,
    ),
)
