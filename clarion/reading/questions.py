"""Tells whether somebody asks something, with a question mark or without one."""

import re
from bisect import bisect_left
from typing import Final

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry
from clarion.reading.phrases import Match
from clarion.reading.quote import Quote
from clarion.reading.reading import NeedKind

_GREETING: Final = (
    r"^\W*(?:(?:hi|hello|hey|sorry|please|ok|so|and|but|um|anyone|quick|question)\b\W*){0,3}"
)
# A verb stands before who does it: "is the school shut on monday". "Will be shut" tells, and so do
# "can confirm", "have heard" and "was told"; "do not go there" warns.
_TURNED: Final = re.compile(
    _GREETING + r"(?:"
    r"(?:is|are|isn['’]?t|aren['’]?t)\s+(?!(?:closed|shut|open|now|still closed|being|not)\b)"
    r"|(?:was|were)\s+(?!told\b)|(?:has|have)\s+(?!(?:been|heard|just|seen|to|a)\b)"
    r"|(?:will|can|could|should|would)\s+(?!(?:be|confirm|not|only|see|hear|have)\b)"
    r"|do\s+(?:i|we|you|they|the|people|schools|trains|buses|any\w*)\b|does\s|did\s"
    r"|(?:when|where|who|why|which|what|how)\s+(?:\w+\s+){0,3}?"
    r"(?:is|are|was|were|do|does|did|will|can|could|should|has|have)\s"
    r"|(?:until|since)\s+when\s)",
    re.IGNORECASE,
)


def turned(text: str) -> str:
    """Return the words by which a text begins as a question, with a mark at its end or without."""
    found = _TURNED.match(text)
    return found.group().strip() if found else ""


def find_question(words: Words, matches: list[Match[Entry]]) -> Quote | None:
    """Return the sentence that ends in a question mark, or else the words that ask."""
    if words.question_marks:
        return _asked_before(words, words.question_marks[0])
    for match in matches:
        if match.phrase.meaning.need is NeedKind.QUESTION:
            return words.quote(match.first, match.last)
    return None


def _asked_before(words: Words, mark: int) -> Quote:
    last = max(0, bisect_left(words.starts, mark) - 1)
    first = bisect_left(words.sentences, words.sentences[last])
    start, end = words.starts[first], mark + 1
    return Quote(words=words.text[start:end], start=start, end=end)
