"""Reads texts: each one by itself, from its words alone, on this machine."""

from collections.abc import Iterable

from clarion.reading.folding import split_words
from clarion.reading.keywords import KeywordBook, KeywordList
from clarion.reading.language import tell_language
from clarion.reading.lexicon import bundled_book
from clarion.reading.needs import find_needs
from clarion.reading.reading import Reading
from clarion.reading.risk import find_risks


class Reader:
    """Reads for one office. Compile it once and keep it: compiling costs, reading does not."""

    def __init__(self, keyword_book: KeywordBook) -> None:
        self._keyword_book = keyword_book
        self._book = bundled_book()

    @classmethod
    def compile(cls, keyword_lists: Iterable[KeywordList] = ()) -> "Reader":
        """Return a reader that also knows an office's own lists; ValueError if too long."""
        return cls(KeywordBook(keyword_lists))

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """Return one reading for each text, in order. No text is refused."""
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Reading:
        words = split_words(text)
        matches = list(self._book.find(words))
        language = tell_language(words)
        risks = find_risks(words, matches, language)
        return Reading(
            language=language,
            risks=risks,
            needs=find_needs(words, matches, risks),
            keywords=self._keyword_book.find(words),
            unread_characters=words.unread,
        )
