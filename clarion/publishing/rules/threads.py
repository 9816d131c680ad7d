"""A statement that is too long for a network becomes posts, each below the one before.

It is divided where a paragraph ends, or a sentence where a paragraph is too long, and nowhere else:
never inside a fact, and nothing is ever cut. A writer divides it by hand with a line of three
dashes. Each post bears the marks in front and its number on a line of its own at the end, because
in front of the words "1/4 Mill Lane" is an address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clarion.channels.contract import Capabilities, length
from clarion.publishing.rules.facts import placed
from clarion.publishing.rules.marks import marked

# A line of its own on which a writer divides what is said as a thread.
_BY_HAND = re.compile(r"\s*-{3,}\s*")
_PARAGRAPH = re.compile(r"(?<!\s)\s*?\n[ \t]*\n\s*")
_LINE = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?:[.!?…؟۔।][)\]\"'”’»]*(?P<gap>\s+))|(?:[。！？](?P<none>\s*))")
# A full stop after one of these ends no sentence, and neither does one before a small letter.
_SHORTENED = re.compile(r"(?:\b(?:St|Rd|Ave|Dr|Mr|Mrs|Ms|No|Nos|Tel|approx|e\.g|i\.e|[A-Z]))\.$")
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
    so. `marks` stand in front of each.
    """
    sections = _sections(text)
    for digits in (1, 2, 3):
        room = _Room(capabilities, marks, number="9" * digits)
        alone = len(sections) == 1 and room.has(sections[0], numbered=False)
        found = sections
        if not alone:
            found = [words for one in sections for words in _divide(one, room, language)]
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

    def has(self, words: str, *, numbered: bool = True) -> bool:
        """Say whether these words fit into one post."""
        return self.filled(words, numbered=numbered) <= 1

    def filled(self, words: str, *, numbered: bool = True) -> float:
        """Return how full a post is with these words; more than one is too much."""
        text = _said(words, self._marks, self._number if numbered else "")
        limit = self._capabilities.text_limit
        if limit is None:
            return 0
        return length(text, self._capabilities.counting) / limit if limit else 2


def _divide(text: str, room: _Room, language: str) -> list[str]:
    """Return as few posts as hold it; of these, those that are divided where it hurts least."""
    units = list(_units(text, language))
    ways = [_Way(posts=0, cost=0, begin=0)]
    for end in range(1, len(units) + 1):
        best: _Way | None = None
        for begin in range(end - 1, -1, -1):
            words = _joined(units[begin:end])
            filled = room.filled(words)
            if filled > 1 and begin < end - 1:
                break
            cut = _WITHIN_PARAGRAPH if units[begin].within else 0
            way = _Way(
                posts=ways[begin].posts + 1,
                cost=ways[begin].cost + cut + (1 - min(filled, 1)) ** 2,
                begin=begin,
            )
            best = way if best is None or way.rank < best.rank else best
        ways.append(best or ways[-1])
    posts, end = [], len(units)
    while end:
        posts.append(_joined(units[ways[end].begin : end]))
        end = ways[end].begin
    return posts[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The best division up to some unit; `begin` is where its last post begins."""

    posts: int
    cost: float
    begin: int

    @property
    def rank(self) -> tuple[int, float]:
        return self.posts, self.cost


def _joined(units: list[_Unit]) -> str:
    first, *others = units
    return first.words + "".join(one.gap + one.words for one in others)


def _units(text: str, language: str) -> Iterator[_Unit]:
    begin, gap, within = 0, "", False
    for start, end, inside in _borders(text):
        if start > begin and _may_part(text, start, end, language):
            yield _Unit(words=text[begin:start], gap=gap, within=within)
            begin, gap, within = end, text[start:end], inside
    yield _Unit(words=text[begin:], gap=gap, within=within)


def _borders(text: str) -> list[tuple[int, int, bool]]:
    """Return where paragraphs, lines and sentences end and the next begin, in their order."""
    found = {match.span(): False for match in _PARAGRAPH.finditer(text)}
    found |= {match.span(): True for match in _LINE.finditer(text) if match.span() not in found}
    for match in _SENTENCE.finditer(text):
        name = "gap" if match["gap"] is not None else "none"
        start, end = match.span(name)
        small = text[end : end + 1].islower()
        if "\n" not in match[name] and not small and not _SHORTENED.search(text[:start]):
            found.setdefault((start, end), True)
    return sorted((start, end, inside) for (start, end), inside in found.items() if end < len(text))


def _may_part(text: str, start: int, end: int, language: str) -> bool:
    """Say whether the same facts are read on both sides as in the whole, at the same places."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    whole = _facts(text[left:right], language)
    before = _facts(text[left:start], language)
    after = _facts(text[end:right], language)
    moved = tuple((place + end - left, kind, value) for place, kind, value in after)
    return whole == (*before, *moved)


def _facts(text: str, language: str) -> tuple[tuple[int, str, str], ...]:
    return tuple((place, fact.kind.value, fact.value) for place, fact in placed(text, language))
