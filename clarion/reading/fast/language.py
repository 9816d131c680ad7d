"""Knows English at a glance, and asks the language model about the rest."""

from collections.abc import Sequence
from typing import Final

from clarion.reading.folding import fold
from clarion.reading.language import LOOKED_AT_WORDS_MAX, language_of
from clarion.reading.reading import Language

# Small words that are common in English and hardly in any other language written in its letters.
_SMALL: Final = (
    "the and of you your what with that this have has are was were from they there their which "
    "would could should please can how when where who been its it's i'm don't not will about "
    "after before because people need only other through being into our out up now than then "
    "them these those his him we'll we're they're can't won't doesn't didn't isn't aren't wasn't "
    "couldn't shouldn't i'll i've you're that's there's my why any every very off down while since "
    "during between both did does get got going let's make know said says say tell take here "
    "today year years day days many much such right never again well too night near"
)
_ENGLISH: Final = frozenset(
    form for word in _SMALL.split() for form in (word, word.capitalize(), word.upper())
)
# Fewer than these may stand in a text of another language, as a title or a quotation does.
ENGLISH_WORDS_MIN: Final = 3
ENGLISH_SHARE_MIN: Final = 0.2


def glance(typed: Sequence[str]) -> Language:
    """Return the language of a text's tokens, much quicker where it is plainly English."""
    return plainly_english(typed) or language_of(typed, map(fold, typed))


def plainly_english(typed: Sequence[str]) -> Language | None:
    """Return English where enough of its small words stand, else None: then it may be any."""
    looked_at = typed[:LOOKED_AT_WORDS_MAX]
    small = sum(map(_ENGLISH.__contains__, looked_at))
    if small < ENGLISH_WORDS_MIN or small < ENGLISH_SHARE_MIN * len(looked_at):
        return None
    # Three such words leave little doubt, and each further one half as much.
    return Language(code="en", confidence=1 - 0.5 ** min(small, 20))
