"""How like two texts are, word by word: whether somebody's copy may be ours, and altered."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

# Less than this of the shorter one, in its order, is another text.
LIKE_MIN = 0.6
# About a second of work; a statement of three thousand words needs a third of it. Words that are
# repeated without end are no statement, and would keep the machine busy.
STEPS_MAX = 200_000
# Words are looked for as far from their place as the shorter text has quarters, and a few more.
_SLACK = 4


def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return from 0 (nothing in common) to 1 (all of the shorter stands in the longer, in order).

    Compared with the shorter one is the place in the longer one where most of it stands together,
    so that an altered sentence is like the whole statement that it was taken from.
    """
    short, long = sorted((list(ours), list(theirs)), key=len)
    if not short:
        return 0.0
    longest = SequenceMatcher(a=long, b=short, autojunk=False).find_longest_match()
    slack = len(short) // _SLACK + _SLACK
    begin = max(0, longest.a - longest.b - slack)
    window = long[begin : begin + len(short) + 2 * slack]
    blocks = SequenceMatcher(a=window, b=short, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(short)


def words_shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words they share, in whatever order."""
    return (Counter(ours) & Counter(theirs)).total()


def steps(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how much work it is to hold one against the other: pairs of words that are equal."""
    counted = Counter(theirs)
    return sum(many * counted[word] for word, many in Counter(ours).items())
