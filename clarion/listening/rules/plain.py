"""Terms in plain letters, however they are written: case, accents, signs and hashtags aside."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
# Digits and signs with which letters are hidden: m4ya.
_HIDDEN = str.maketrans("0134578@$", "oieastba" + "s")
_LETTER = re.compile(r"[^\W\d_]")
# Letters that other scripts have in the same shape (Unicode TR 39, the Cyrillic and Greek ones).
_ALIKE = str.maketrans("асеорхуіјѕԁмткнвαοεινρ", "aceopxyijsdmtkhbaoeivp")


def words_of(text: str) -> list[str]:
    """Return its words in lower case, without accents and unseen signs, hashtags taken apart."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    apart = _CAMEL.sub(" ", seen)
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(one)
    )
    return [_uncover(word) for word in _WORD.findall(bare.casefold().replace("ł", "l"))]


def shapes(word: str) -> set[str]:
    """Return a word as it is written, and as it looks: Cyrillic letters may pass for Latin."""
    return {word, word.translate(_ALIKE)}


def _uncover(word: str) -> str:
    has_both = any(one.isdigit() for one in word) and _LETTER.search(word)
    return word.translate(_HIDDEN) if has_both else word


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one of the lists that are shipped, in plain letters."""
    text = (files("clarion.listening") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(plain for line in lines for plain in words_of(line))


def is_said_everywhere(term: str) -> bool:
    """Whether it is nothing but words that nearly every text has, as “the” or “nicht”."""
    words = words_of(term)
    return bool(words) and all(word in small_words() for word in words)


@cache
def small_words() -> frozenset[str]:
    """Return the words that tell nothing when they stand alone, in any language."""
    text = (files("clarion.reading") / "bursts" / "small_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(plain for line in lines for plain in words_of(line))


@cache
def everyday_words() -> frozenset[str]:
    """Return the words that the reading knows: everyday English, and its lexicons'."""
    reading = files("clarion.reading")
    texts = [(reading / "sameness" / "common_words.txt").read_text(encoding="utf-8")]
    for one in (reading / "lexicons").iterdir():
        if one.name.endswith(".toml"):
            texts.append(one.read_text(encoding="utf-8"))
    return frozenset(plain for text in texts for plain in words_of(text))
