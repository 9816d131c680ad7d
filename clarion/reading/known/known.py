"""Looks a text up among what is known, by words and meaning, and says when nothing is."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from typing import Final

import numpy as np

from clarion.reading.known.claims import Claim, Found, Match
from clarion.reading.known.stance import as_meant, as_typed, asks, stance
from clarion.reading.sameness.streets import Places, find_places
from clarion.reading.sameness.traces import SUBSTANCE_MIN
from clarion.reading.sameness.vectors import Encode, Vector
from clarion.reading.sameness.words import split, weigh

# More claims than an office ever has; above, comparing each text with each would be slow.
CLAIMS_MAX: Final = 50_000
LIMIT_MAX: Final = 50
# So many texts are compared with all claims at once.
BLOCK: Final = 64
# So many claims nearest in meaning, and so many nearest in words, are looked at more closely.
CANDIDATES: Final = 20
# A word that leads to more claims than this says nothing about which of them is meant.
PER_WORD_MAX: Final = 500
WORDS_SHOWN_MAX: Final = 8

# How sure it is that both are about one thing: weights of a logistic curve, fitted by
# benchmarks/_reading_sameness.py on the tuning half of our own claims and of unrelated texts.
MEANING_WEIGHT: Final = 14.0
WORDS_WEIGHT: Final = 4.0
BOTH_BIAS: Final = -10.2
WORDS_ONLY_WEIGHT: Final = 12.0
WORDS_ONLY_BIAS: Final = -6.5
# Below this nothing is known.
SURE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A text as it is compared: its words, as meant, their weight together, its places."""

    words: frozenset[str]
    meant: frozenset[str]
    total: float
    places: Places
    asks: bool


class Known:
    """What an office knows, compiled once and asked often; a new claim means compiling anew."""

    def __init__(
        self,
        claims: Sequence[Claim],
        *,
        encode: Encode | None,
        vectors: Mapping[str, Vector] | None = None,
        before: "Known | None" = None,
    ) -> None:
        self._claims = claims
        self._encode = encode
        self._by_text = _all_read(claims, before)
        self._read = [self._by_text[claim.text] for claim in claims]
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, read in enumerate(self._read):
            for word in read.meant:
                self._by_word[word].append(number)
        self._vectors, self._meant = None, frozenset(range(len(claims)))
        if encode and claims and vectors is None:
            self._vectors = encode([claim.text for claim in claims])
            self._meant = _meaningful(self._vectors)
        elif encode and vectors:
            self._vectors, self._meant = _stacked(claims, vectors)

    @classmethod
    def compile(
        cls,
        claims: Iterable[Claim],
        *,
        encode: Encode | None = None,
        vectors: Mapping[str, Vector] | None = None,
        before: "Known | None" = None,
    ) -> "Known":
        """Return what can be asked; with ``encode`` meaning is compared too.

        ``vectors`` are those of the claims by their texts, where they have been made already; a
        claim without one is compared by its words. ``before`` is what was compiled last, so that
        only what is new is read. ValueError: an id stands for two claims, or there are more than
        50,000.
        """
        all_claims = tuple(claims)
        if len(all_claims) > CLAIMS_MAX:
            raise ValueError(f"More than {CLAIMS_MAX} claims.")
        if len({claim.id for claim in all_claims}) < len(all_claims):
            raise ValueError("An id stands for two claims.")
        return cls(all_claims, encode=encode, vectors=vectors, before=before)

    def __len__(self) -> int:
        return len(self._claims)

    def match(self, text: str, limit: int = 5, *, at: datetime | None = None) -> Found:
        """Return what is known of a text, the surest first, or that nothing is."""
        return self.match_many([text], limit=limit, at=[at])[0]

    def match_many(
        self,
        texts: Sequence[str],
        *,
        limit: int = 5,
        at: Sequence[datetime | None] | None = None,
    ) -> list[Found]:
        """Return for each text what is known; its ``at`` leaves out what is not known then."""
        limit = max(1, min(limit, LIMIT_MAX))
        found: list[Found] = []
        for start in range(0, len(texts), BLOCK):
            block = texts[start : start + BLOCK]
            moments = at[start : start + BLOCK] if at is not None else [None] * len(block)
            cosines: Sequence[Vector | None] = [None] * len(block)
            if self._encode is not None and self._vectors is not None:
                cosines = self._cosines(block, self._vectors)
            for text, row, moment in zip(block, cosines, moments, strict=True):
                ranked = nsmallest(
                    limit, self._ranked(text, row, moment), key=lambda m: (-m.score, m.claim.id)
                )
                found.append(Found(matches=tuple(ranked)))
        return found

    def _cosines(self, block: Sequence[str], vectors: Vector) -> list[Vector | None]:
        """Return how near each text is to each claim, or None where it has no meaning here."""
        asked = self._encode(block) if self._encode else vectors[:0]
        near = asked @ vectors.T
        return [row if vector.any() else None for row, vector in zip(near, asked, strict=True)]

    def _ranked(self, text: str, cosines: Vector | None, at: datetime | None) -> Iterator[Match]:
        read = _read(text)
        for number in self._candidates(read, cosines):
            claim, about = self._claims[number], self._read[number]
            if not claim.holds(at) or read.places.differ(about.places):
                continue
            words = _shared(read, about)
            meaning = None
            if cosines is not None and number in self._meant:
                meaning = float(cosines[number])
            score = sureness(words=words, meaning=meaning)
            if score < SURE:
                continue
            how, differs = stance(text=text, claim=claim.text)
            both = sorted(read.words & about.words, key=lambda word: (-weigh(word), word))
            yield Match(
                claim=claim,
                score=round(score, 4),
                stance=how,
                words=as_typed(both[:WORDS_SHOWN_MAX], text, claim.text),
                meaning=None if meaning is None else round(meaning, 4),
                differs=differs,
            )

    def _candidates(self, read: _Read, cosines: Vector | None) -> set[int]:
        counts: defaultdict[int, float] = defaultdict(float)
        for word in read.meant:
            claims = self._by_word.get(word, ())
            if len(claims) <= PER_WORD_MAX:
                for number in claims:
                    counts[number] += weigh(word)
        near = set(nsmallest(CANDIDATES, counts, key=lambda number: (-counts[number], number)))
        if cosines is not None:
            count = min(CANDIDATES, len(cosines))
            near.update(np.argpartition(-cosines, count - 1)[:count].tolist())
        return near


def sureness(*, words: float, meaning: float | None) -> float:
    """Return how sure it is, 0 to 1, that a text is about a claim.

    ``words`` is the part of the weight of their words that both share, ``meaning`` the cosine.
    """
    if meaning is None:
        sum_of_all = WORDS_ONLY_WEIGHT * words + WORDS_ONLY_BIAS
    else:
        sum_of_all = MEANING_WEIGHT * meaning + WORDS_WEIGHT * words + BOTH_BIAS
    return 1.0 / (1.0 + math.exp(-sum_of_all))


def _all_read(claims: Sequence[Claim], before: Known | None) -> dict[str, _Read]:
    known = before._by_text if before else {}
    texts = {claim.text for claim in claims}
    return {text: known.get(text) or _read(text) for text in texts}


def _stacked(
    claims: Sequence[Claim], vectors: Mapping[str, Vector]
) -> tuple[Vector, frozenset[int]]:
    """Return a row for each claim, nought where nobody has made one, and which have one."""
    width = len(next(iter(vectors.values())))
    rows = np.zeros((len(claims), width), dtype=np.float32)
    meant = [number for number, claim in enumerate(claims) if claim.text in vectors]
    for number in meant:
        rows[number] = vectors[claims[number].text]
    return rows, _meaningful(rows)


def _meaningful(vectors: Vector) -> frozenset[int]:
    """Return which rows are not nought."""
    return frozenset(np.flatnonzero(vectors.any(axis=1)).tolist())


def _read(text: str) -> _Read:
    typed, compared = split(text)
    meant = as_meant(compared)
    return _Read(
        words=frozenset(compared),
        meant=meant,
        total=sum(map(weigh, meant)),
        places=find_places(typed, compared),
        asks=asks(text),
    )


def _shared(text: _Read, claim: _Read) -> float:
    """Half how much of the claim the text holds, half how much of both they share.

    A long message that says the claim among other things is still about it. So is a short question
    that says hardly anything but what stands in the claim: of it counts how much the claim holds.
    """
    shared = sum(map(weigh, text.meant & claim.meant))
    either = text.total + claim.total - shared
    if either <= 0 or claim.total <= 0:
        return 0.0
    held = shared / claim.total
    if text.asks and shared >= SUBSTANCE_MIN:
        held = max(held, shared / text.total)
    return (held + shared / either) / 2
