"""Finds what people feel and need in a text, and says how warm or cold it is altogether."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Final

from clarion.reading.feelings.feeling import Feeling, FeelingKind, Share, Temperature
from clarion.reading.feelings.lexicon import FeelingWords, Tone, feeling_words
from clarion.reading.folding import Words
from clarion.reading.phrases import Match
from clarion.reading.quote import Quote
from clarion.reading.reading import UNKNOWN_LANGUAGE, Language

# So many words before a feeling are looked at for "not" and "very": "not at all really angry".
LOOK_BACK_WORDS: Final = 3
LOOK_AHEAD_WORDS: Final = 2
# Below this a short text is as likely in another of the languages.
CONFIDENCE_MIN: Final = 0.5
SPOKEN_BY_DEFAULT: Final = "en"

_CLAUSE_END: Final = re.compile("[,;:،—–()]")
_STRONGER: Final = 1.4
_WEAKER: Final = 0.6
_SHOUTED: Final = 1.2
# What a full-strength feeling adds to the temperature. Set by hand, to be read and disputed.
_WARMTH: Final = {
    FeelingKind.ANGER: -1.2,
    FeelingKind.FRUSTRATION: -0.9,
    FeelingKind.FEAR: -0.8,
    FeelingKind.GRIEF: -0.7,
    FeelingKind.WORRY: -0.5,
    FeelingKind.CONFUSION: -0.4,
    FeelingKind.HEARD: -0.5,
    FeelingKind.INFORMED: -0.2,
    FeelingKind.SAFE: -0.3,
    FeelingKind.HELPED: -0.3,
    FeelingKind.RELIEF: 0.8,
    FeelingKind.GRATITUDE: 1.0,
    FeelingKind.HOPE: 0.5,
}
_ORDER: Final = {kind: place for place, kind in enumerate(FeelingKind)}


def find_feelings(words: Words, language: Language) -> tuple[Feeling, ...]:
    """Return each kind once, by its strongest words, the strongest kind first."""
    known = _list_for(language)
    if known is None:
        return ()
    matches = list(known.book.find(words))
    courtesies = [match for match in matches if match.phrase.meaning.kind is None]
    strongest: dict[FeelingKind, Feeling] = {}
    for match in matches:
        feeling = _feeling(words, match, known, courtesies)
        if feeling is not None:
            before = strongest.get(feeling.kind)
            if before is None or _weight(feeling) > _weight(before):
                strongest[feeling.kind] = feeling
    return tuple(sorted(strongest.values(), key=lambda one: (-one.strength, _ORDER[one.kind])))


def take_temperature(feelings: Iterable[Feeling]) -> Temperature:
    """Return how warm or cold a text is by its feelings, and what each of them adds."""
    shares = [
        Share(kind=one.kind, adds=round(_WARMTH[one.kind] * one.strength, 3)) for one in feelings
    ]
    return Temperature(
        value=round(math.tanh(math.fsum(share.adds for share in shares)), 3),
        shares=tuple(sorted(shares, key=lambda share: (-abs(share.adds), _ORDER[share.kind]))),
    )


def knows_feelings(language: Language) -> bool:
    """Say whether there is a list of words for feelings in this language."""
    return _list_for(language) is not None


def _list_for(language: Language) -> FeelingWords | None:
    if language.code == UNKNOWN_LANGUAGE or language.confidence < CONFIDENCE_MIN:
        return feeling_words().get(language.code) or feeling_words()[SPOKEN_BY_DEFAULT]
    return feeling_words().get(language.code)


def _feeling(
    words: Words,
    match: Match[Tone],
    known: FeelingWords,
    courtesies: Sequence[Match[Tone]],
) -> Feeling | None:
    tone = match.phrase.meaning
    # A lone misspelt word may as well be another one.
    if tone.kind is None or (match.guessed and match.first == match.last):
        return None
    if any(one.first <= match.last and match.first <= one.last for one in courtesies):
        return None
    if _is_denied(words, match, known):
        return None
    times, made_by = _made(words, match, known)
    return Feeling(
        kind=tone.kind,
        quote=words.quote(match.first, match.last),
        strength=round(min(1.0, tone.strength * times), 2),
        made_by=made_by,
    )


def _is_denied(words: Words, match: Match[Tone], known: FeelingWords) -> bool:
    before = _near(
        words, match.first, range(match.first - 1, match.first - 1 - LOOK_BACK_WORDS, -1)
    )
    after = _near(words, match.last, range(match.last + 1, match.last + 1 + LOOK_AHEAD_WORDS))
    return any(words.folded[at] in known.negation for at in before) or any(
        words.folded[at] in known.negation_after for at in after
    )


def _made(words: Words, match: Match[Tone], known: FeelingWords) -> tuple[float, Quote | None]:
    """Return what multiplies the strength, and the word that does."""
    raw = words.quote(match.first, match.last).words
    times = _SHOUTED if raw.isupper() and len(raw) > 3 else 1.0
    around = (match.first - 1, match.first - 2, match.last + 1)
    for at in _near(words, match.last, around):
        if words.folded[at] in known.stronger:
            return times * _STRONGER, words.quote(at, at)
        if words.folded[at] in known.weaker:
            return times * _WEAKER, words.quote(at, at)
    return times, None


def _near(words: Words, of: int, places: Iterable[int]) -> list[int]:
    """Return those of the places that are in the same clause: up to a comma."""
    near = []
    for at in places:
        if not 0 <= at < len(words) or words.sentences[at] != words.sentences[of]:
            continue
        first, last = min(at, of), max(at, of)
        if _CLAUSE_END.search(words.text, words.ends[first], words.starts[last]) is None:
            near.append(at)
    return near


def _weight(feeling: Feeling) -> tuple[float, int]:
    return feeling.strength, feeling.quote.end - feeling.quote.start
