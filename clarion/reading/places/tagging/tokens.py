"""Cuts a post into the pieces that a place's name is made of, hashtags included."""

import re
from dataclasses import dataclass
from typing import Final

# A post, a comment, the first screen of a letter. What is behind it is left to the lists.
TAGGED_CHARACTERS_MAX: Final = 4_000
TAGGED_TOKENS_MAX: Final = 600
TOKEN_CHARACTERS_MAX: Final = 40

# Marks over Arabic letters and the stroke between them belong to the word.
_MARKS: Final = "\u0610-\u061a\u0640\u064b-\u065f\u0670"
_TOKEN: Final = re.compile(
    rf"(?P<skip>https?://\S+|www\.\S+|@\w+)|(?P<word>[^\W_](?:[^\W_]|[{_MARKS}]|['’](?=[^\W_]))*)"
    r"|(?P<sign>[^\w\s])"
)
# #PrayForMexico, #BREAKINGNews2016
_HUMP: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")
_POSSESSIVE: Final = re.compile(r"['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a sign, or a part of a hashtag; ``text[start:end] == raw``."""

    raw: str
    start: int
    end: int
    tagged: bool
    """Whether it stands in a hashtag."""


def tokens_of(text: str) -> list[Token]:
    """Return the pieces of the beginning of a text; links and mentions are left out."""
    tokens: list[Token] = []
    tag_end = -1
    for match in _TOKEN.finditer(text, 0, TAGGED_CHARACTERS_MAX):
        if len(tokens) >= TAGGED_TOKENS_MAX:
            break
        if match.lastgroup == "skip" or match.end() - match.start() > TOKEN_CHARACTERS_MAX:
            continue
        if match.lastgroup == "sign":
            if match.group() == "_":
                continue
            tokens.append(_token(text, match.start(), match.end(), tagged=False))
            if match.group() == "#":
                tag_end = match.end()
        elif match.start() == tag_end or _goes_on(text, tokens, match.start()):
            tokens.extend(_parts(text, match))
        else:
            tokens.extend(_word(text, match))
    return tokens[:TAGGED_TOKENS_MAX]


def _goes_on(text: str, tokens: list[Token], start: int) -> bool:
    """Say whether a hashtag goes on here: #flood_mexico."""
    return bool(tokens) and tokens[-1].tagged and text[tokens[-1].end : start] == "_"


def _parts(text: str, match: re.Match[str]) -> list[Token]:
    start = match.start()
    return [
        _token(text, start + hump.start(), start + hump.end(), tagged=True)
        for hump in _HUMP.finditer(match.group())
    ]


def _word(text: str, match: re.Match[str]) -> list[Token]:
    start, end = match.span()
    if ending := _POSSESSIVE.search(match.group()):
        cut = start + ending.start()
        return [_token(text, start, cut, tagged=False), _token(text, cut, end, tagged=False)]
    return [_token(text, start, end, tagged=False)]


def _token(text: str, start: int, end: int, *, tagged: bool) -> Token:
    return Token(raw=text[start:end], start=start, end=end, tagged=tagged)
