"""Makes texts with personal data of known formats: nobody has these numbers, addresses or names.

Check digits are reckoned here from the standards, and not by what looks for them. In a pattern `#`
is any figure and `@` any capital that plates and accounts have. British and American telephone
numbers are of the ranges that are kept free for films.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from clarion.reading.personal.finding import PersonalKind
from training.corpus import ROOT

FRAMES: Final = ROOT / "tests/rules/reading/sentences/personal_frames.toml"
SEED: Final = 4
# So many times each sentence is written, each time with other figures.
TIMES: Final = 20
NOTHING: Final = "nothing"
_CAPITALS: Final = "ABCDEFGHJKLMNPRSTUVWXY"
_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text with one piece of personal data, or one that only looks like it (no kind)."""

    text: str
    language: str
    form: str
    kind: PersonalKind | None = None
    start: int = 0
    end: int = 0


def written_texts(*, times: int = TIMES, seed: int = SEED) -> Iterator[Written]:
    """Yield each sentence so many times; what is no personal data as often."""
    chance = random.Random(seed)
    for language, frames in tomllib.loads(FRAMES.read_text(encoding="utf-8")).items():
        for name, sentences in frames.items():
            for sentence in sentences:
                for _ in range(times):
                    if name == NOTHING:
                        text = filled(sentence, chance)
                        yield Written(text=text, language=language, form=NOTHING)
                    else:
                        yield _with_one(sentence, language, chance)


def _with_one(sentence: str, language: str, chance: random.Random) -> Written:
    place = _PLACE.search(sentence)
    assert place is not None, sentence
    form = place[1]
    piece = FORMS[form].make(chance)
    return Written(
        text=sentence[: place.start()] + piece + sentence[place.end() :],
        language=language,
        form=form,
        kind=FORMS[form].kind,
        start=place.start(),
        end=place.start() + len(piece),
    )


def filled(pattern: str, chance: random.Random) -> str:
    """Return a pattern with a figure for each `#` and a capital for each `@`."""
    signs = {"#": lambda: str(chance.randrange(10)), "@": lambda: chance.choice(_CAPITALS)}
    return "".join(signs[sign]() if sign in signs else sign for sign in pattern)


def luhn_digit(digits: str) -> str:
    """Return the digit that makes a card's number whole (ISO/IEC 7812-1)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 if at % 2 else 2)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def iban_of(country: str, account: str) -> str:
    """Return an account with its two check digits (ISO 13616)."""
    rest = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00")) % 97
    return f"{country}{98 - rest:02}{account}"


def pesel_of(digits: str) -> str:
    """Return a Polish number whole: ten digits and the eleventh."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    return digits + str(-sum(int(a) * b for a, b in zip(digits, weights, strict=True)) % 10)


def tckn_of(nine: str) -> str:
    """Return a Turkish number whole: nine digits and two."""
    odd, even = sum(map(int, nine[0::2])), sum(map(int, nine[1::2]))
    ten = nine + str((7 * odd - even) % 10)
    return ten + str(sum(map(int, ten)) % 10)


def nir_of(thirteen: str) -> str:
    """Return a French number with its key."""
    return f"{thirteen}{97 - int(thirteen) % 97:02}"


def dni_of(eight: str) -> str:
    """Return a Spanish number with its letter."""
    return eight + "TRWAGMYFPDXBNJZSQVHLCKE"[int(eight) % 23]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How one kind of personal data is written in one place."""

    kind: PersonalKind
    make: Callable[[random.Random], str]


def _spaced(written: str, *, every: int = 4, by: str = " ") -> str:
    return by.join(written[at : at + every] for at in range(0, len(written), every))


def _like(kind: PersonalKind, *patterns: str) -> Form:
    return Form(kind=kind, make=lambda chance: filled(chance.choice(patterns), chance))


def _account(country: str, pattern: str) -> Form:
    def make(chance: random.Random) -> str:
        plain = iban_of(country, filled(pattern, chance))
        return chance.choice((plain, _spaced(plain)))

    return Form(kind=PersonalKind.BANK_ACCOUNT, make=make)


def _card(chance: random.Random) -> str:
    front = chance.choice(("4", "51", "55", "2221"))
    begun = filled(front + "#" * (15 - len(front)), chance)
    whole = begun + luhn_digit(begun)
    return chance.choice((whole, _spaced(whole), _spaced(whole, by="-")))


def _american_express(chance: random.Random) -> str:
    begun = filled("37" + "#" * 12, chance)
    whole = begun + luhn_digit(begun)
    return chance.choice((whole, f"{whole[:4]} {whole[4:10]} {whole[10:]}"))


def _checked(kind: PersonalKind, whole: Callable[[str], str], pattern: str) -> Form:
    return Form(kind=kind, make=lambda chance: whole(filled(pattern, chance)))


def _email(chance: random.Random) -> str:
    name = chance.choice(("ana.lind", "j_okoro", "mara+news", "ben-ali", "t.o.neill", "zo"))
    return f"{name}{chance.randrange(100)}@{chance.choice(('example.org', 'mail.example.co.uk'))}"


def _house(*streets: str) -> Form:
    def make(chance: random.Random) -> str:
        return chance.choice(streets).replace("#", str(chance.randint(1, 180)))

    return Form(kind=PersonalKind.ADDRESS, make=make)


def _born(*patterns: str) -> Form:
    def make(chance: random.Random) -> str:
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        year = chance.randint(1930, 2005)
        return chance.choice(patterns).format(d=day, m=month, y=year)

    return Form(kind=PersonalKind.BIRTH_DATE, make=make)


def _called(*names: str) -> Form:
    return Form(kind=PersonalKind.NAME, make=lambda chance: chance.choice(names))


_P = PersonalKind
FORMS: Final[dict[str, Form]] = {
    "email": Form(kind=_P.EMAIL, make=_email),
    "gb_telephone": _like(_P.TELEPHONE, "07700 900###", "07700900###", "+44 7700 900###",
                          "020 7946 0###", "(0161) 496 0###", "+44 (0)20 7946 0###"),
    "us_telephone": _like(_P.TELEPHONE, "(212) 555-01##", "212-555-01##", "+1 212 555 01##",
                          "212.555.01##"),
    "de_telephone": _like(_P.TELEPHONE, "0170 #######", "0221 12345##", "+49 221 12345##",
                          "0221/12345##", "0170-#######"),
    "fr_telephone": _like(_P.TELEPHONE, "06 12 ## ## ##", "0612######", "+33 6 12 ## ## ##",
                          "01.42.##.##.##"),
    "es_telephone": _like(_P.TELEPHONE, "612 ### ###", "612######", "+34 612 ### ###",
                          "91 234 ## ##"),
    "it_telephone": _like(_P.TELEPHONE, "347 #######", "347#######", "+39 347 #######",
                          "06 4567####"),
    "pt_telephone": _like(_P.TELEPHONE, "912 ### ###", "912######", "+351 912 ### ###"),
    "pl_telephone": _like(_P.TELEPHONE, "512 ### ###", "512######", "+48 512 ### ###"),
    "ro_telephone": _like(_P.TELEPHONE, "0722 ### ###", "0722######", "+40 722 ### ###"),
    "tr_telephone": _like(_P.TELEPHONE, "0532 ### ## ##", "0532#######", "+90 532 ### ## ##"),
    "ua_telephone": _like(_P.TELEPHONE, "067 ### ## ##", "067#######", "+380 67 ### ## ##"),
    "eg_telephone": _like(_P.TELEPHONE, "010 #### ####", "010########", "+20 10 #### ####"),
    "pk_telephone": _like(_P.TELEPHONE, "0301 #######", "0301-#######", "+92 301 #######"),
    "ht_telephone": _like(_P.TELEPHONE, "+509 34## ####", "34## ####", "34######"),
    "gb_iban": _account("GB", "NWBK##############"),
    "de_iban": _account("DE", "#" * 18),
    "fr_iban": _account("FR", "#" * 23),
    "es_iban": _account("ES", "#" * 20),
    "it_iban": _account("IT", "X" + "#" * 22),
    "pt_iban": _account("PT", "#" * 21),
    "pl_iban": _account("PL", "#" * 24),
    "ro_iban": _account("RO", "BTRL" + "#" * 16),
    "tr_iban": _account("TR", "#####0" + "#" * 16),
    "ua_iban": _account("UA", "#" * 25),
    "eg_iban": _account("EG", "#" * 25),
    "pk_iban": _account("PK", "HABB" + "#" * 16),
    "gb_account": _like(_P.BANK_ACCOUNT, "##-##-## account 4#######", "## ## ## 4#######"),
    "us_account": _like(_P.BANK_ACCOUNT, "routing 0######## account 7#########"),
    "card": Form(kind=_P.CARD, make=_card),
    "american_express": Form(kind=_P.CARD, make=_american_express),
    "gb_national": _like(_P.NATIONAL_NUMBER, "AB ## ## ## C", "JG######D", "ab ## ## ## c"),
    "us_national": _like(_P.NATIONAL_NUMBER, "2##-4#-1###"),
    "pl_national": _checked(_P.NATIONAL_NUMBER, pesel_of, "7#0312####"),
    "tr_national": _checked(_P.NATIONAL_NUMBER, tckn_of, "3########"),
    "fr_national": _checked(_P.NATIONAL_NUMBER, nir_of, "2#10375######"),
    "es_national": _checked(_P.NATIONAL_NUMBER, dni_of, "########"),
    "it_national": _like(_P.NATIONAL_NUMBER, "LNDNAA8#C4#H501@", "KRJBNN6#A0#F205@"),
    "de_national": _like(_P.NATIONAL_NUMBER, "4# ### ### ###", "4##########"),
    "pt_national": _like(_P.NATIONAL_NUMBER, "2########", "2## ### ###"),
    "ro_national": _like(_P.NATIONAL_NUMBER, "2#50312######"),
    "ua_national": _like(_P.NATIONAL_NUMBER, "3#########"),
    "pk_national": _like(_P.NATIONAL_NUMBER, "35201-#######-#"),
    "gb_postcode": _like(_P.POSTCODE, "CF# #AB", "ls## #DX", "EC1A #BB", "M##AE"),
    "us_postcode": _like(_P.POSTCODE, "900##", "900##-1###"),
    "de_postcode": _like(_P.POSTCODE, "506##"),
    "fr_postcode": _like(_P.POSTCODE, "750##"),
    "pl_postcode": _like(_P.POSTCODE, "00-9##"),
    "gb_address": _house("# Mill Lane", "#a Elm Street", "# St Anne's Road", "Flat 3, # Oak Close",
                         "# High Street, Weirford CF10 1AB", "# mill lane"),
    "us_address": _house("#12 Oak Avenue", "#04 W 5th Street", "#7 Lake Drive, Apt 4"),
    "de_address": _house("Lindenstraße #", "Am Markt #", "Ulmenweg #a"),
    "fr_address": _house("# rue des Ormes", "# bis avenue Foch", "#, place du Marché"),
    "es_address": _house("calle Mayor #", "Avda. del Sol #, 3º B"),
    "it_address": _house("via Roma #", "piazza Garibaldi #"),
    "pt_address": _house("Rua do Sol #", "Av. da Liberdade #"),
    "pl_address": _house("ul. Lipowa #", "ul. Długa #/4"),
    "ro_address": _house("str. Lungă #", "strada Ulmului nr. #"),
    "tr_address": _house("Gül Sokak No: #", "Çınar Caddesi #"),
    "gb_born": _born("{d}/{m:02}/{y}", "{d} March {y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}"),
    "us_born": _born("{m}/{d}/{y}", "March {d}, {y}"),
    "born": _born("{d}.{m}.{y}", "{d:02}/{m:02}/{y}", "{d:02}.{m:02}.{y}"),
    "de_born": _born("{d}. März {y}"),
    "fr_born": _born("{d} mars {y}"),
    "name": _called("Ana Lind", "Zoltan de Wit", "Mara O'Neill", "Benedikt Krause", "Ida Åberg"),
    "ua_name": _called("Олена Ткач", "Іван Мороз"),
    "ar_name": _called("سلمى حداد", "كريم نصر"),
    "gb_plate": _like(_P.NUMBER_PLATE, "AB1# CDE", "LM6# XYZ", "kv1#abc"),
    "de_plate": _like(_P.NUMBER_PLATE, "K-AB 1##", "WÜ-X 4##"),
    "fr_plate": _like(_P.NUMBER_PLATE, "AB-###-CD"),
    "es_plate": _like(_P.NUMBER_PLATE, "#### BCD"),
    "it_plate": _like(_P.NUMBER_PLATE, "AB ### CD"),
    "pt_plate": _like(_P.NUMBER_PLATE, "AA-##-BB"),
    "pl_plate": _like(_P.NUMBER_PLATE, "WA 1####"),
    "tr_plate": _like(_P.NUMBER_PLATE, "34 ABC 1##"),
}  # fmt: skip
