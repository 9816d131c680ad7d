"""Whether a term is somebody, or could be: a name, a handle, a number by which one is found."""

import re
from enum import IntEnum

from clarion.listening.rules.plain import everyday_words, listed, shapes, words_of
from clarion.listening.rules.purposes import TermKind


class Person(IntEnum):
    """How likely it is that a term means one person."""

    NO = 0
    PERHAPS = 1  # a second person looks at it
    YES = 2


_HANDLE = re.compile(
    r"@|://|\bdid:|\bu/\w"
    r"|[^\W\d_][\w-]*\.\w{2,}|\w\.[^\W\d_]\w"  # jdoe.bsky.team, but not 1.50
    r"|[^\W\d_]{3}_*\d|\d_*[^\W\d_]{4}",  # jdoe1987, but neither A40, CR0 nor 10mph
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")
_TELEPHONE_DIGITS = 7
_PART_MIN = 4  # of a first name that is looked for inside a longer word
_REST_MIN = 3
_NAME_WORDS_MAX = 2  # a surname, or two


def is_handle(term: str) -> bool:
    """Whether it is an address of somebody: a handle, a link, a mailbox, a telephone number."""
    return bool(_HANDLE.search(term)) or len(_DIGITS.findall(term)) >= _TELEPHONE_DIGITS


def person_in(term: str, kind: TermKind) -> Person:
    """Say whether a term is a person. It errs on the side of saying so: a second person can agree.

    Yes: a first name that is little else, or a title before a name. Perhaps: a first name in the
    name of a place, a first name that is also a word, an initial, words written as a name is, and a
    word or two that no list knows: surnames are in none.
    """
    if is_handle(term):
        return Person.YES
    words = words_of(term)
    place = kind is TermKind.PLACE
    if words and words[-1] in listed("streets") and place:
        return Person.NO
    is_thing = len(words) > 1 and words[-1] in listed("streets") | listed("endings")
    if _is_named(words):
        return Person.PERHAPS if is_thing or place else Person.YES
    return Person.PERHAPS if _could_be(term, words, is_thing=is_thing or place) else Person.NO


def _is_named(words: list[str]) -> bool:
    if len(words) > 1 and any(word in listed("titles") for word in words[:-1]):
        return True
    joined = "".join(words) if all(len(word) == 1 for word in words) else ""  # m a y a
    return any(shapes(word) & listed("given") for word in (*words, joined))


def _could_be(term: str, words: list[str], *, is_thing: bool) -> bool:
    if len(words) > 1 and any(shapes(word) & listed("everyday") for word in words):
        return True
    if len(words) > 1 and any(len(word) == 1 and word.isalpha() for word in words):
        return True
    if any(_has_name_inside(word) for word in words) or _is_unknown(words):
        return True
    return not is_thing and _is_written_as_name(term)


def _is_unknown(words: list[str]) -> bool:
    """Whether it is a word or two of which none is a common one, as surnames are."""
    known = everyday_words() | listed("topics") | listed("streets") | listed("endings")
    return 0 < len(words) <= _NAME_WORDS_MAX and not any(word in known for word in words)


def _has_name_inside(word: str) -> bool:
    """Whether a first name begins or ends a longer word, as in a hashtag."""
    return any(
        part in listed("given")
        for end in range(_PART_MIN, len(word) - _REST_MIN + 1)
        for part in (word[:end], word[len(word) - end :])
    )


def _is_written_as_name(term: str) -> bool:
    """Whether it is two to four words with a capital each, and nothing else."""
    written = term.replace("-", " ").replace("#", " ").split()
    return 2 <= len(written) <= 4 and all(
        word[:1].isupper() and word[1:].islower() for word in written
    )
