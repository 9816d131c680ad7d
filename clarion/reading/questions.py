"""Tells whether somebody asks something, with a question mark or without one."""

from bisect import bisect_left

from clarion.reading.folding import Words
from clarion.reading.lexicon import Entry
from clarion.reading.phrases import Match
from clarion.reading.quote import Quote
from clarion.reading.reading import NeedKind


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
