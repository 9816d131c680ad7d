"""Watched words and phrases, compiled once and then looked up in every text of a stream."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from clarion.reading.folding import Words, fold, split_words
from clarion.reading.phrases import expand
from clarion.reading.quote import Quote
from clarion.reading.watching.sifting import MENTION, camel_words, rough_words

# 10,000 watches of ten terms each: compiling them takes some seconds and about 100 MB.
TERMS_MAX: Final = 100_000
# Longer than any name of a street with its town; a whole sentence is no watch.
TERM_CHARACTERS_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One watch: any of ``terms`` is a hit unless the text also has one of ``except_terms``.

    A term is words in a row, whatever their case and accents. ``#word`` is found only as a
    hashtag, ``@name`` only as a mention; other terms are found in hashtags too (#MillRoadFire
    has "Mill Road").
    """

    key: int
    terms: tuple[str, ...]
    except_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchHit:
    """A term of a watch and the place where it first stands in the text."""

    watch: int
    term: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class _Sought:
    """One way to write a term: its words, and which of them is looked up."""

    words: tuple[str, ...]
    anchor: int
    term: str
    watches: tuple[int, ...]
    excluded_by: tuple[int, ...]
    only_tag: bool


class WatchBook:
    """An office's watches. Compile once and keep: compiling costs, finding does not."""

    def __init__(self, sought: dict[str, tuple[_Sought, ...]]) -> None:
        self._sought = sought
        self._anchors = frozenset(sought)
        # Signs that stand for letters (c@sh) are looked for only where a watch has them.
        self._odd = any(word.isascii() and not word.isalnum() for word in self._anchors)

    @classmethod
    def compile(cls, watches: Iterable[Watched]) -> "WatchBook":
        """Return a book; ValueError when a term is too long, empty, or there are too many."""
        users: dict[str, tuple[list[int], list[int]]] = {}
        for watch in watches:
            for term in watch.terms:
                users.setdefault(term, ([], []))[0].append(watch.key)
            for term in watch.except_terms:
                users.setdefault(term, ([], []))[1].append(watch.key)
            if len(users) > TERMS_MAX:
                raise ValueError(f"These watches have over {TERMS_MAX} terms")
        by_anchor: dict[str, list[_Sought]] = {}
        for term, (wanted, excluded) in users.items():
            for one in _ways_to_write(term, tuple(wanted), tuple(excluded)):
                by_anchor.setdefault(one.words[one.anchor], []).append(one)
        return cls({anchor: tuple(ways) for anchor, ways in by_anchor.items()})

    def find_many(self, texts: Sequence[str]) -> list[tuple[WatchHit, ...]]:
        """Return for each text its hits, in the order of their places. No text is refused."""
        return [self.find(text) for text in texts]

    def find(self, text: str) -> tuple[WatchHit, ...]:
        """Return each term of each watch once, at its first place."""
        if self.may_have(text):
            return self.find_in(split_words(text))
        return ()

    def may_have(self, text: str) -> bool:
        """Whether it is worth a close look: never False where there is a hit."""
        rough = rough_words(text, odd=self._odd)
        return rough is None or any(
            rough.issuperset(way.words)
            for anchor in self._anchors & rough
            for way in self._sought[anchor]
        )

    def find_in(self, words: Words) -> tuple[WatchHit, ...]:
        """Return what `find` does, of a text that has been split already."""
        found: dict[tuple[int, str], Quote] = {}
        excluded: set[int] = set()
        for sequence in _sequences(words):
            self._look(sequence, found, excluded)
        return tuple(
            WatchHit(watch=watch, term=term, quote=quote)
            for (watch, term), quote in sorted(found.items(), key=lambda one: one[1].start)
            if watch not in excluded
        )

    def _look(self, words: Words, found: dict[tuple[int, str], Quote], excluded: set[int]) -> None:
        folded, text = words.folded, words.text
        for at, word in enumerate(folded):
            for way in self._sought.get(word, ()):
                first = at - way.anchor
                past = first + len(way.words)
                if first < 0 or tuple(folded[first:past]) != way.words:
                    continue
                if way.only_tag and text[words.starts[first] - 1 : words.starts[first]] != "#":
                    continue
                quote = words.quote(first, past - 1)
                excluded.update(way.excluded_by)
                for watch in way.watches:
                    known = found.setdefault((watch, way.term), quote)
                    if quote.start < known.start:
                        found[watch, way.term] = quote


def _ways_to_write(
    term: str, wanted: tuple[int, ...], excluded: tuple[int, ...]
) -> Iterable[_Sought]:
    if len(term) > TERM_CHARACTERS_MAX:
        raise ValueError(f"A term has over {TERM_CHARACTERS_MAX} characters: {term[:40]!r}")
    plain = term.strip()
    if plain.startswith("@") and MENTION.fullmatch(plain):
        sequences: set[tuple[tuple[str, ...], bool]] = {((plain.lower(),), False)}
    else:
        written = [
            words for slots in expand_term(plain, term) for words in product(*map(sorted, slots))
        ]
        only_tag = plain.startswith("#")
        sequences = {(words, only_tag) for words in written}
        # #MillRoad, and #millroad, say "Mill Road"; without the hash they might be another word.
        sequences |= {(("".join(words),), True) for words in written if len(words) > 1}
    for words, tagged in sorted(sequences):
        # The longest word is the rarest, near enough: it is the one to look up.
        anchor = max(range(len(words)), key=lambda at: len(words[at]))
        yield _Sought(
            words=words,
            anchor=anchor,
            term=term,
            watches=wanted,
            excluded_by=excluded,
            only_tag=tagged,
        )


def expand_term(plain: str, term: str) -> list[list[frozenset[str]]]:
    """Return the word sequences of a term; ValueError when it has no word at all."""
    if not split_words(plain).folded:
        raise ValueError(f"A term has no word to look for: {term!r}")
    return expand(plain, literal=True)


def _sequences(words: Words) -> Iterable[Words]:
    """The text itself, then what its hashtags say, then whom it mentions."""
    yield words
    text = words.text
    if "#" in text:
        for pieces in camel_words(text):
            inside = Words(text=text)
            for start, end in pieces:
                inside.add(fold(text[start:end]), start=start, end=end, sentence=0)
            yield inside
    if "@" in text:
        for match in MENTION.finditer(text):
            mention = Words(text=text)
            name = match.group().lower()
            mention.add(name, start=match.start(), end=match.end(), sentence=0)
            yield mention
