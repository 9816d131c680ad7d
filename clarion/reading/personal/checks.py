"""Check digits: figures that fit by chance are told from those that somebody was given."""

from collections.abc import Sequence
from typing import Final

_IBAN_LENGTHS: Final = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23,
    "IS": 26, "IT": 27, "JO": 30, "KW": 30, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MC": 27, "MD": 24, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24,
    "TR": 26, "UA": 29,
}  # fmt: skip
_PESEL_WEIGHTS: Final = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_DNI_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"


def luhn(digits: str) -> bool:
    """Say whether the last digit fits the others (ISO/IEC 7812-1)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if at % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def iban(written: str) -> bool:
    """Say whether an account's check digits fit (ISO 13616, ISO 7064 MOD 97-10)."""
    account = "".join(written.split()).upper()
    if _IBAN_LENGTHS.get(account[:2]) != len(account) or not account.isascii():
        return False
    moved = account[4:] + account[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def pesel(digits: str) -> bool:
    """Say whether a Polish PESEL's check digit fits and its month is one."""
    month = int(digits[2:4]) % 20
    return 1 <= month <= 12 and _weighed(digits, _PESEL_WEIGHTS) % 10 == 0


def nir(written: str) -> bool:
    """Say whether a French number (NIR) with its key fits; Corsica's 2A and 2B count as 19, 18."""
    number = "".join(written.split()).upper().replace("2A", "19").replace("2B", "18")
    return number.isdigit() and len(number) == 15 and 97 - int(number[:13]) % 97 == int(number[13:])


def dni(written: str) -> bool:
    """Say whether the letter of a Spanish DNI or NIE fits its digits."""
    number = written.upper().replace("-", "").translate(str.maketrans("XYZ", "012"))
    return number[:-1].isdigit() and _DNI_LETTERS[int(number[:-1]) % 23] == written.upper()[-1]


def tckn(digits: str) -> bool:
    """Say whether the two check digits of a Turkish identity number fit."""
    figures = [int(digit) for digit in digits]
    tenth = (7 * sum(figures[0:9:2]) - sum(figures[1:8:2])) % 10
    return figures[0] != 0 and figures[9] == tenth and figures[10] == sum(figures[:10]) % 10


def _weighed(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
