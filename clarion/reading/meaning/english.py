"""Keeps what the model has not learnt away from it."""

import re
from typing import Final

from clarion.reading.folding import split_words
from clarion.reading.language import tell_language
from clarion.reading.reading import UNKNOWN_LANGUAGE

_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
# A name in other letters makes no other language of a text.
LATIN_SHARE_MIN: Final = 0.5
# The first words settle it.
CHARACTERS_MAX: Final = 500


def may_be_english(text: str) -> bool:
    """Whether nothing shows that a text is in another language; few words show nothing."""
    text = text[:CHARACTERS_MAX]
    letters, latin = len(_LETTER.findall(text)), len(_LATIN.findall(text))
    if letters and latin < LATIN_SHARE_MIN * letters:
        return False
    return tell_language(split_words(text)).code in {"en", UNKNOWN_LANGUAGE}
