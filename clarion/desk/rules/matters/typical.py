"""What they say: the message that has most in common with the others, and never a label."""

import re
from collections import Counter
from collections.abc import Mapping

# Enough to see what they have in common.
LOOKED_AT_MAX = 50
TITLE_MAX = 160
# Among fewer, what they share says little: the first of them says what it is about.
_ENOUGH = 4
_WORD = re.compile(r"[^\W\d_]{3,}")
_MENTION = re.compile(r"(?:^|\s)@[\w.-]+")


def typical(texts: Mapping[int, str]) -> int:
    """Return which of these texts shares most words with the rest, for its length; the first wins.

    Of a few the first is taken. Raises `StopIteration` for none.
    """
    if len(texts) < _ENOUGH:
        return next(iter(texts))
    words = {key: set(_WORD.findall(text.casefold())) for key, text in texts.items()}
    common = Counter(word for said in words.values() for word in said)
    return max(words, key=lambda key: _shared(words[key], common))


def _shared(said: set[str], common: Counter[str]) -> float:
    # The root keeps a long letter, which shares a little of everything, from winning.
    others = sum(common[word] - 1 for word in said)
    return float(others / max(len(said), 1) ** 0.5)


def title(text: str) -> str:
    """Return words in one line, without the names of those to whom they are written."""
    line = " ".join(_MENTION.sub(" ", text).split()) or " ".join(text.split())
    return line if len(line) <= TITLE_MAX else line[: TITLE_MAX - 1] + "…"
