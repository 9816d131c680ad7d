"""A piece of personal data in a text: what kind, which words, how sure."""

from dataclasses import dataclass
from enum import StrEnum

from clarion.reading.quote import Quote


class PersonalKind(StrEnum):
    """What it tells about somebody."""

    EMAIL = "e-mail address"
    TELEPHONE = "telephone number"
    ADDRESS = "home address"
    POSTCODE = "postcode"
    NATIONAL_NUMBER = "national number"
    """National insurance, social security, PESEL, NIR, codice fiscale, DNI and the like."""
    BANK_ACCOUNT = "bank account"
    CARD = "payment card"
    NUMBER_PLATE = "number plate"
    BIRTH_DATE = "date of birth"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """Words that tell something about a person; ``certainty`` from 0 to 1.

    Where a figure has check digits and they are right it is near 1; where only a pattern
    fits it is less.
    """

    kind: PersonalKind
    quote: Quote
    certainty: float
