"""How like two texts are, word by word: whether somebody's copy is ours, altered, or not ours."""

from difflib import SequenceMatcher

from clarion.newsroom.rules.chain import plain

# Less than half of the words in common, in their order, is another text.
LIKE_MIN = 0.5
WORDS_MAX = 2_000


def likeness(ours: str, theirs: str) -> float:
    """Return from 0 (nothing in common) to 1 (the same words in the same order)."""
    mine, other = _words(ours), _words(theirs)
    return SequenceMatcher(a=mine, b=other, autojunk=False).ratio() if mine or other else 0.0


def is_same(ours: str, theirs: str) -> bool:
    """Say whether not one word differs, nor a sign between them; spaces and lines do not count."""
    return plain(ours) == plain(theirs)


def _words(text: str) -> list[str]:
    return plain(text).casefold().split()[:WORDS_MAX]
