"""A statement that is too long for a network becomes posts, each below the one before.

It is divided where a paragraph ends, or a sentence where a paragraph is too long, and nowhere else:
never inside a fact, and nothing is ever cut. A writer divides it by hand with a line of three
dashes. Each post bears the marks in front and its number on a line of its own at the end, because
in front of the words "1/4 Mill Lane" is an address.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from clarion.channels.contract import Capabilities, length
from clarion.publishing.rules.facts import LINK, placed
from clarion.publishing.rules.saying.marks import marked

# A line of its own on which a writer divides what is said as a thread.
_BY_HAND = re.compile(r"\s*-{3,}\s*")
_PARAGRAPH = re.compile(r"(?<!\s)\s*?\n[ \t]*\n\s*")
_LINE = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?:[.!?…؟۔।][)\]\"'”’»]*(?P<gap>\s+))|(?:[。！？](?P<none>\s*))")
# A full stop after one of these ends no sentence, and neither does one before a small letter.
_SHORTENED = re.compile(r"(?:\b(?:St|Rd|Ave|Dr|Mr|Mrs|Ms|No|Nos|Tel|approx|e\.g|i\.e|[A-Z]))\.$")
_SHORTENED_WITHIN = 10  # signs, and a few before them
# No fact but a link reaches further than so many signs beyond a border, so no more is read there.
_NEAR = 80
# Sentences that are so short together, in signs, are not parted.
_SHORT = 30
# To divide a paragraph costs as much as leaving half of a post empty.
_WITHIN_PARAGRAPH = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of a thread: its words, and as it is said, with the marks and its number."""

    words: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A stretch that is never divided; `gap` stands before it, empty for the first."""

    words: str
    gap: str
    within: bool  # of a paragraph: it begins where a sentence ended


def thread(
    text: str, capabilities: Capabilities, *, marks: tuple[str, ...] = (), language: str = "en"
) -> tuple[Post, ...]:
    """Return the posts: as few as hold it, and one without a number where it fits whole.

    A sentence that is longer than a post is left whole, and that post is too long: the checks say
    so. What needs more posts than the network takes cannot be said like that, so each post of it
    is only filled up. `marks` stand in front of each.
    """
    found = sections = _sections(text)
    room = _Room(capabilities, marks, number="9")
    if sections[1:] or not all(room.has(one, numbered=False) for one in sections):
        whole = [_units(one, language) for one in sections]
        for digits in (1, 2, 3):
            found = _divided(whole, _Room(capabilities, marks, number="9" * digits))
            if len(found) < 10**digits:
                break
    return tuple(
        Post(words=words, text=_said(words, marks, f"{number}/{len(found)}" if found[1:] else ""))
        for number, words in enumerate(found, start=1)
    )


def undivided(text: str) -> str:
    """Return the text as one post says it: where it was divided by hand, a paragraph ends."""
    by_hand = any(_BY_HAND.fullmatch(line) for line in text.split("\n"))
    return "\n\n".join(_sections(text)) if by_hand else text


def _sections(text: str) -> list[str]:
    """Return what stands between the lines of dashes."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _BY_HAND.fullmatch(line):
            found.append([])
        else:
            found[-1].append(line)
    joined = ("\n".join(lines).strip() for lines in found)
    return [one for one in joined if one]


def _said(words: str, marks: tuple[str, ...], number: str) -> str:
    text = marked(words, marks)
    return f"{text}\n{number}" if number else text


class _Room:
    """How much a post of one network holds beside its marks and its number."""

    def __init__(self, capabilities: Capabilities, marks: tuple[str, ...], *, number: str) -> None:
        self._capabilities = capabilities
        self._marks = marks
        self._number = f"{number}/{number}"
        self.posts_max = capabilities.thread_max
        self.taken = self.size(_said("-", marks, self._number)) - self.size("-")

    def has(self, words: str, *, numbered: bool = True) -> bool:
        """Say whether these words fit into one post."""
        return self.size(_said(words, self._marks, self._number if numbered else "")) <= 1

    def size(self, text: str) -> float:
        """Return how full a post is with this text; more than one is too much."""
        limit = self._capabilities.text_limit
        if limit is None:
            return 0
        return length(text, self._capabilities.counting) / limit if limit else 2


def _divided(sections: list[tuple[_Unit, ...]], room: _Room) -> list[str]:
    filled = [post for units in sections for post in _fill_up(units, room)]
    if len(filled) > room.posts_max:
        return filled
    return [post for units in sections for post in _divide(units, room)]


def _fill_up(units: tuple[_Unit, ...], room: _Room) -> list[str]:
    """Return posts of which each holds what there is room for."""
    found: list[str] = []
    for unit in units:
        longer = found[-1] + unit.gap + unit.words if found else ""
        if found and room.has(longer):
            found[-1] = longer
        else:
            found.append(unit.words)
    return found


def _divide(units: tuple[_Unit, ...], room: _Room) -> list[str]:
    """Return as few posts as hold it; of these, those that are divided where it hurts least."""
    ends = list(accumulate((room.size(one.gap + one.words) for one in units), initial=0))
    ways = [_Way(posts=0, cost=0, begin=0)]
    for _end in range(1, len(units) + 1):
        ways.append(_best(units, ways, ends, room))
    posts, end = [], len(units)
    while end:
        posts.append(_joined(units[ways[end].begin : end]))
        end = ways[end].begin
    return posts[::-1]


def _best(units: tuple[_Unit, ...], ways: list["_Way"], ends: list[float], room: _Room) -> "_Way":
    """Return the best division of what comes next, by where its last post begins.

    `ends` is how full a post would be up to the end of each unit, put together from their sizes;
    only what seems best is counted as it would be said.
    """
    end = len(ways)
    found: list[_Way] = []
    for begin in range(end - 1, -1, -1):
        filled = room.taken + ends[end] - ends[begin]
        if filled > 1 and found:
            break
        cut = _WITHIN_PARAGRAPH if units[begin].within else 0
        cost = ways[begin].cost + cut + (1 - min(filled, 1)) ** 2
        found.append(_Way(posts=ways[begin].posts + 1, cost=cost, begin=begin))
    last = found[0]
    fitting = (
        one
        for one in sorted(found, key=lambda one: one.rank)
        if one is last or room.has(_joined(units[one.begin : end]))
    )
    return next(fitting)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The best division up to some unit; `begin` is where its last post begins."""

    posts: int
    cost: float
    begin: int

    @property
    def rank(self) -> tuple[int, float]:
        return self.posts, self.cost


def _joined(units: tuple[_Unit, ...]) -> str:
    first, *others = units
    return first.words + "".join(one.gap + one.words for one in others)


@lru_cache(maxsize=16)
def _units(text: str, language: str) -> tuple[_Unit, ...]:
    """Return what is never divided. Several networks and looks have the same text."""
    borders = _borders(text)
    nexts = [*(start for start, _end, _inside in borders[1:]), len(text)]
    found: list[_Unit] = []
    begin, gap, within = 0, "", False
    for (start, end, inside), then in zip(borders, nexts, strict=False):
        if start <= begin or then - begin <= _SHORT:
            continue
        if _may_part(text, start, end, language):
            found.append(_Unit(words=text[begin:start], gap=gap, within=within))
            begin, gap, within = end, text[start:end], inside
    return (*found, _Unit(words=text[begin:], gap=gap, within=within))


def _borders(text: str) -> list[tuple[int, int, bool]]:
    """Return where paragraphs, lines and sentences end and the next begin, in their order."""
    found = {match.span(): False for match in _PARAGRAPH.finditer(text)}
    found |= {match.span(): True for match in _LINE.finditer(text) if match.span() not in found}
    linked = {place for match in LINK.finditer(text) for place in range(*match.span())}
    for match in _SENTENCE.finditer(text):
        name = "gap" if match["gap"] is not None else "none"
        start, end = match.span(name)
        small = text[end : end + 1].islower()
        short = _SHORTENED.search(text[max(0, start - _SHORTENED_WITHIN) : start])
        if "\n" not in match[name] and not small and not short and start not in linked:
            found.setdefault((start, end), True)
    return sorted((start, end, inside) for (start, end), inside in found.items() if end < len(text))


def _may_part(text: str, start: int, end: int, language: str) -> bool:
    """Say whether the same facts are read on both sides as in the whole, at the same places.

    The lines are read only near the border, so that a long text costs no more than its length.
    """
    near = max(0, start - _NEAR)
    left = max(near, text.rfind("\n", near, start) + 1)
    right = text.find("\n", end, end + _NEAR)
    right = min(len(text), end + _NEAR) if right < 0 else right
    whole = _facts(text[left:right], language)
    before = _facts(text[left:start], language)
    after = _facts(text[end:right], language)
    moved = tuple((place + end - left, kind, value) for place, kind, value in after)
    return whole == (*before, *moved)


def _facts(text: str, language: str) -> tuple[tuple[int, str, str], ...]:
    return tuple((place, fact.kind.value, fact.value) for place, fact in placed(text, language))
