"""What a post is about, as bursts count it: its theme, its place and its words."""

from functools import cache
from importlib import resources
from math import floor
from typing import Final

from clarion.reading.bursts.posts import Subject, SubjectKind
from clarion.reading.folding import fold, split_words

# A post of the length that networks allow has fewer; a letter is not counted word by word.
TERMS_PER_POST_MAX: Final = 24
# Shorter words say nothing by themselves, except signs of scripts without spaces.
_TERM_LETTERS_MIN: Final = 3
# About 30 by 50 km in the middle of Europe: a town with what lies around it.
CELL_DEGREES: Final = 0.5
NAME_CHARACTERS_MAX: Final = 80


def subjects_of(
    text: str,
    *,
    theme: str = "",
    place: str = "",
    lat: float | None = None,
    lon: float | None = None,
) -> tuple[Subject, ...]:
    """Return what a post counts for. A point counts as a cell of half a degree if no place does."""
    subjects = [Subject(SubjectKind.TERM, word) for word in _terms(text)]
    theme = _name(theme)
    where = _name(place) or _cell(lat, lon)
    if theme:
        subjects.append(Subject(SubjectKind.THEME, theme))
    if where:
        subjects.append(Subject(SubjectKind.PLACE, where))
    if theme and where:
        subjects.append(Subject(SubjectKind.THEME_IN_PLACE, f"{theme} / {where}"))
    return tuple(subjects)


def says_something(term: str) -> bool:
    """Whether a term, shown alone, tells what is going on; "and" and "there" do not."""
    return term not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    file = resources.files("clarion.reading.bursts") / "small_words.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _terms(text: str) -> list[str]:
    words = dict.fromkeys(
        word
        for word in split_words(text).folded
        if (len(word) >= _TERM_LETTERS_MIN or not word.isascii()) and not word.isdigit()
    )
    return list(words)[:TERMS_PER_POST_MAX]


def _name(name: str) -> str:
    """Names are compared folded, so that "São Paulo" and "sao paulo" are one place."""
    return " ".join(filter(None, map(fold, name[:NAME_CHARACTERS_MAX].split())))


def _cell(lat: float | None, lon: float | None) -> str:
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return ""
    south = floor(lat / CELL_DEGREES) * CELL_DEGREES
    west = floor(lon / CELL_DEGREES) * CELL_DEGREES
    return f"{south:g},{west:g}"
