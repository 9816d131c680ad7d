"""What somebody has seen, held against words of ours: all of them, part of them, or altered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from clarion.newsroom.rules.around import (
    after,
    after_closers,
    apart_after,
    apart_before,
    before,
    goes_on,
    is_around,
    wraps,
)
from clarion.newsroom.rules.likeness import LIKE_MIN, STEPS_MAX, likeness, steps, words_shared
from clarion.newsroom.rules.words import (
    Gap,
    Kind,
    Token,
    is_shortened,
    shortens,
    starts,
    tokens,
    trimmed,
    words_of,
)

# Fewer words than these stand in many statements: nothing can be said of them.
WORDS_MIN = 6
# What is cut out of a sentence must be longer to be told.
CUT_WORDS_MIN = 8


class Match(StrEnum):
    """How the two belong together."""

    SAME = "same"  # word for word, all of it
    PART = "part"  # whole sentences of it, or its beginning
    AMONG = "among"  # all of it, and other words around it
    CUT = "cut"  # out of the middle of a sentence: its beginning is missing
    LITTLE = "little"  # a few words of it, which stand in many statements
    ALTERED = "altered"  # like it
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A match. `begin` and `end`: where the words in common stand in ours, as characters.

    `left_out`: what apps had put around it. `hidden_link`: a network shows its own address in
    place of a link. `goes_on`: the sentence has more words than were copied. `apart`: by how many
    words the one is longer, of altered words. `differ`: how many words and signs of either are not
    in the other.
    """

    match: Match
    ratio: float = 0.0
    begin: int = 0
    end: int = 0
    left_out: tuple[str, ...] = ()
    hidden_link: bool = False
    goes_on: bool = False
    apart: int = 0
    differ: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What somebody has seen, taken apart once for all that it is held against."""

    text: str
    said: tuple[Token, ...]
    words: int

    @classmethod
    def of(cls, text: str) -> "Copy":
        """Take it apart."""
        said = trimmed(tokens(text))
        return cls(text=text, said=said, words=len(words_of(said)))


def hold(
    ours: Sequence[Token],
    copy: Copy,
    *,
    names: frozenset[str] = frozenset(),
    alike: bool = True,
    above: Sequence[Token] = (),
) -> Held:
    """Hold a copy against words of ours; `names` as in `is_around`, `above` is a headline of ours.

    Only what is the same, but for what apps put around it, is told if not `alike`.
    """
    mine = trimmed(tuple(ours))
    theirs = _with_whole_links(mine, copy.said)
    if not mine or not theirs:
        return Held(match=Match.NONE)
    my_keys, their_keys = _keys(mine), _keys(theirs)
    if my_keys == their_keys:
        return _found(Match.SAME, mine, theirs, 0, 0, len(mine))
    whole = _whole_within(mine, theirs, names, above)
    if whole is not None and (alike or whole.match is Match.SAME):
        return whole
    if not alike or steps(my_keys, their_keys) > STEPS_MAX:
        return Held(match=Match.NONE)
    part = _part(mine, theirs, names, above) if copy.words else None
    return part or _altered(my_keys, their_keys)


def _with_whole_links(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[Token, ...]:
    """Put our link where a screen has cut it; another one that begins alike is not ours."""
    links = [one.text for one in mine if one.kind is Kind.LINK]
    return tuple(
        replace(one, text=next((own for own in links if shortens(one.text, own)), one.text))
        if one.kind is Kind.LINK and is_shortened(one.text)
        else one
        for one in theirs
    )


def _keys(said: Sequence[Token]) -> list[str]:
    return [one.text for one in said]


def _whole_within(
    mine: Sequence[Token],
    theirs: Sequence[Token],
    names: frozenset[str],
    above: Sequence[Token],
) -> Held | None:
    """Look for all of ours in the copy."""
    at = _find(_keys(mine), _keys(theirs))
    if at is None or not apart_before(theirs, at) or not apart_after(theirs, at + len(mine)):
        return None
    end = after_closers(theirs, at + len(mine))
    sides = before(theirs, at, mine, above), after(theirs, at + len(mine), mine, ())
    ours = frozenset(_keys([*above, *mine]))
    if all(is_around(side, ours=ours, names=names) for side in sides):
        return _found(Match.SAME, mine, theirs, at, 0, len(mine))
    if len(words_of(tuple(mine))) < WORDS_MIN or _touches(theirs, at, end):
        return None
    return _found(Match.AMONG, mine, theirs, at, 0, len(mine))


def _touches(theirs: Sequence[Token], at: int, end: int) -> bool:
    """Say whether another word stands right before or behind: it belongs to the sentence then."""
    before = at > 0 and theirs[at - 1].kind is Kind.WORD and not theirs[at].gap.is_line
    bare = end == 0 or theirs[end - 1].kind is Kind.WORD
    after = end < len(theirs) and theirs[end].kind is Kind.WORD and not theirs[end].gap.is_line
    return before or (after and bare)


def _part(
    mine: Sequence[Token],
    theirs: Sequence[Token],
    names: frozenset[str],
    above: Sequence[Token],
) -> Held | None:
    """Look for what is left of the copy, without what apps put around it, in ours."""
    run = SequenceMatcher(a=_keys(mine), b=_keys(theirs), autojunk=False).find_longest_match()
    begin, end = run.a, run.a + run.size
    edge = _behind_half_word(mine, end, theirs, run.b + run.size)
    said = words_of(tuple(mine[begin:end]))
    if not said or not _cut_between_words(mine, begin, end):
        return None
    is_start = starts(tuple(mine))
    at_start = is_start[begin]
    at_end = end == len(mine) or is_start[end] or _only_signs(mine, end, is_start)
    if not _stands_apart(theirs, run.b, edge, at_start=at_start, at_end=at_end):
        return None
    sides = (
        before(theirs, run.b, mine[begin:end], [*above, *mine[:begin]]),
        after(theirs, edge, mine[begin:end], mine[end:]),
    )
    ours = frozenset(_keys([*above, *mine]))
    if not all(is_around(side, ours=ours, names=names) for side in sides):
        return None
    match = Match.PART if at_start else Match.CUT
    least = WORDS_MIN if at_start and at_end else CUT_WORDS_MIN
    if len(said) < min(least, len(words_of(tuple(mine)))):
        match = Match.LITTLE
    held = _found(match, mine, theirs, run.b, begin, end)
    return replace(held, goes_on=not at_end)


def _behind_half_word(mine: Sequence[Token], end: int, theirs: Sequence[Token], behind: int) -> int:
    """Step over the beginning of our next word, where dots say that the screen has cut it."""
    if behind + 1 >= len(theirs) or end >= len(mine) or not goes_on(theirs, behind + 1):
        return behind
    half = theirs[behind]
    is_half = half.text.isalpha() and mine[end].text.startswith(half.text)
    return behind + 1 if is_half and half.gap is mine[end].gap else behind


def _stands_apart(
    theirs: Sequence[Token], at: int, edge: int, *, at_start: bool, at_end: bool
) -> bool:
    """Say whether nothing is joined to what was copied; a cut edge must be the end.

    Where our sentence goes on and the copy does not, other words would take the place of ours,
    unless dots say that it is cut.
    """
    if at and not (at_start and apart_before(theirs, at)):
        return False
    has_more = after_closers(theirs, edge) < len(theirs)
    return not has_more or goes_on(theirs, edge) or (at_end and apart_after(theirs, edge))


def _cut_between_words(mine: Sequence[Token], begin: int, end: int) -> bool:
    """Say whether no number, and no time, is torn: 18 is not what was said of 18:00."""
    return not (_is_torn(mine, begin) or _is_torn(mine, end))


def _is_torn(mine: Sequence[Token], at: int) -> bool:
    if at in {0, len(mine)}:
        return False
    before, after = mine[at - 1], mine[at]
    if after.gap.is_line:
        return False
    if after.kind is Kind.SIGN and after.gap is Gap.NONE:
        return at + 1 < len(mine) and mine[at + 1].gap is Gap.NONE
    if after.gap is Gap.NONE:
        return before.text not in {"'", '"', "("}
    return before.text[-1:].isdigit() and after.text[:1].isdigit()


def _only_signs(mine: Sequence[Token], end: int, is_start: list[bool]) -> bool:
    """Say whether nothing but a sign that ends it stands between here and the next sentence."""
    while end < len(mine) and mine[end].kind is Kind.SIGN and mine[end].gap is Gap.NONE:
        end += 1
    return end == len(mine) or is_start[end]


def _altered(my_keys: list[str], their_keys: list[str]) -> Held:
    if words_shared(my_keys, their_keys) < LIKE_MIN * min(len(my_keys), len(their_keys)):
        return Held(match=Match.NONE)
    ratio = likeness(my_keys, their_keys)
    match = Match.ALTERED if ratio >= LIKE_MIN else Match.NONE
    shared = round(ratio * min(len(my_keys), len(their_keys)))
    return Held(
        match=match,
        ratio=ratio,
        apart=abs(len(my_keys) - len(their_keys)),
        differ=len(my_keys) + len(their_keys) - 2 * shared,
    )


def _found(
    match: Match, mine: Sequence[Token], theirs: Sequence[Token], at: int, begin: int, end: int
) -> Held:
    """Return a match of ours from `begin` to `end`, which stands in theirs at `at`."""
    left = (*theirs[:at], *theirs[at + end - begin :])
    worth = (one.text for one in left if any(letter.isalnum() for letter in one.text))
    return Held(
        match=match,
        ratio=1.0,
        begin=mine[begin].begin,
        end=mine[end - 1].end,
        left_out=tuple(worth),
        hidden_link=any(wraps(one) for one in left),
        differ=len(left) + len(mine) - (end - begin),
    )


def _find(needle: list[str], hay: list[str]) -> int | None:
    """Return where all of the one stands in the other, first."""
    joined = "\x1f".join(["", *hay, ""])
    place = joined.find("\x1f".join(["", *needle, ""]))
    return None if place < 0 else joined.count("\x1f", 0, place)
