"""Numbers as they come from outside: in addresses, in forms, on command lines."""

from typing import Final

# The database counts to 9,223,372,036,854,775,807: nineteen digits, of which not all fit.
DIGITS_MAX: Final = 18


def is_number(text: str, *, digits_max: int = DIGITS_MAX) -> bool:
    """Whether it is a whole number that we can use: plain digits, and not too many of them.

    Others write digits that Python takes for some (٣, ³), or five thousand of them.
    """
    return len(text) <= digits_max and text.isascii() and text.isdigit()


def number_of(text: str | None, *, digits_max: int = DIGITS_MAX) -> int | None:
    """Return the number that a text is; None where it is none that we can use."""
    return int(text) if text is not None and is_number(text, digits_max=digits_max) else None
