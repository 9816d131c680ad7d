"""Makes words comparable, however they were typed, and remembers where each one stood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from clarion.reading.quote import Quote

# A longer text is read in its head and its tail: people say what they want first or last, and
# the quoted thread lies between. 100 kB of one letter must cost no more than a long letter.
READ_HEAD_MAX: Final = 16_000
READ_TAIL_MAX: Final = 4_000
READ_CHARACTERS_MAX: Final = READ_HEAD_MAX + READ_TAIL_MAX

# No word of any lexicon is longer: what is longer is noise and is never looked up.
WORD_CHARACTERS_MAX: Final = 48
# As typed, a word may carry several unseen marks for each of its letters.
RAW_WORD_CHARACTERS_MAX: Final = WORD_CHARACTERS_MAX * 8
# "h e l p": so few single letters in a row are taken for one word.
SPELLED_LETTERS_MIN: Final = 3

_ACCENTS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
)
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff"
)
_APOSTROPHES = "'`´ʹʻʼʽˈ‘’‛′＇"
_VOWEL_SIGNS = "\u0900-\u0963\u0971-\u0dff\u0e30-\u0e4e\u102b-\u103e\u17b4-\u17d3"
# These scripts put no space between words, so each sign is compared by itself.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W{_UNSPACED}]"

_PIECE: Final = re.compile(
    rf"(?P<link>https?://\S+|www\.\S+|@\w+(?:[.-]\w+)*)"
    rf"|(?P<word>{_LETTER}"
    rf"(?:[^\W{_UNSPACED}]|[{_ACCENTS}{_UNSEEN}{_APOSTROPHES}{_VOWEL_SIGNS}]"
    # A sign that stands for a letter, as in tr@pped; or that hides one near the start, as in k*ll.
    rf"|[@$](?={_LETTER})|[*!|](?<!\w\w\w.)(?={_LETTER}))*)"
    rf"|(?P<sign>[{_UNSPACED}\u2600-\u2752\u2756-\u27bf\U0001f000-\U0001faff])"
    rf"|(?P<asks>[?؟⸮？\u037e❓❔⁇⁈⁉])"
    rf"|(?P<ends>[.!\n…।۔。！])",
    re.IGNORECASE,
)
# A line that is broken by a program is at least so long.
_LINE_MIN: Final = 60
_AFTER_BREAK: Final = re.compile(r"[.…]{0,5}(\s{0,20})(\S?)")
_SHORTENED: Final = re.compile(r"\b(?:St|Dr|Mr|Mrs|Ms|Prof|Rev|approx)$")
_NOT_COMPARED: Final = re.compile(rf"[{_ACCENTS}{_UNSEEN}{_APOSTROPHES}_]+")
_UNSEEN_AT_THE_END: Final = re.compile(rf"[{_UNSEEN}{_APOSTROPHES}_]")
_ELISION: Final = re.compile(
    rf"(?:[cdjlmnst]|qu|un|dell|nell|all|sull|dall)[{_APOSTROPHES}](?=\w)", re.IGNORECASE
)
_SAME_LETTER: Final = str.maketrans(
    "ıłøđىیېکةہھۃٱ",
    "ilodيييكهههها",
)
# Letters of another alphabet that look the same, put into a Latin word to slip past a list.
_LOOKALIKES: Final = str.maketrans("аеорсухіѕјԁαεορτυι", "aeopcyxisjdaeoptui")
_LATIN: Final = re.compile("[a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one text: what each is compared by, where it stood, and in which sentence."""

    text: str
    folded: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    question_marks: list[int] = field(default_factory=list)
    """Offsets of question marks that follow a word."""

    def __len__(self) -> int:
        return len(self.folded)

    @property
    def unread(self) -> int:
        """How many characters in the middle of a long text were not read."""
        return max(0, len(self.text) - READ_CHARACTERS_MAX)

    def quote(self, first: int, last: int) -> Quote:
        """Return the text from one word to another, both included."""
        start, end = self.starts[first], self.ends[last]
        return Quote(words=self.text[start:end], start=start, end=end)

    def add(self, folded: str, *, start: int, end: int, sentence: int) -> None:
        self.folded.append(folded)
        self.starts.append(start)
        self.ends.append(end)
        self.sentences.append(sentence)


def split_words(text: str) -> Words:
    """Return the words of a text, with links and mentions left out and spelled words joined."""
    words = Words(text=text)
    sentence = 0
    for piece in _pieces(text):
        match piece.lastgroup:
            case "word":
                raw, start = piece.group(), piece.start()
                if raw.isascii() and raw.isalnum() and len(raw) <= WORD_CHARACTERS_MAX:
                    # Most words of most texts: nothing to fold but capitals.
                    words.add(raw.lower(), start=start, end=piece.end(), sentence=sentence)
                else:
                    _add_word(words, raw, start=start, sentence=sentence)
            case "sign":
                sign, start, end = piece.group(), piece.start(), piece.end()
                words.add(fold(sign) or sign, start=start, end=end, sentence=sentence)
            case "asks":
                if words.folded:
                    words.question_marks.append(piece.start())
                sentence += 1
            case "ends" if _ends(text, piece.start()):
                sentence += 1
    return _join_spelled(words)


def _ends(text: str, at: int) -> bool:
    """Say whether a sentence ends at this sign; a line that goes on, or a pause, does not end it.

    Mail programs break lines at some 72 characters, people in the middle of a sentence; three dots
    are a breath. What goes on has a small letter, or fills its line.
    """
    sign = text[at]
    if sign == "." and text[at - 1 : at] != "." and text[at + 1 : at + 2] != ".":
        return not _SHORTENED.search(text, max(0, at - len("approx ")), at)
    if sign not in "\n.…":
        return True
    following = _AFTER_BREAK.match(text, at + 1)
    gap, begins = (following.group(1), following.group(2)) if following else ("", "")
    if "\n" in gap or not begins:
        return True
    fills = sign == "\n" and at - text.rfind("\n", 0, at) > _LINE_MIN and begins.isalnum()
    return not (fills or begins.islower())


@lru_cache(maxsize=65_536)
def fold(raw: str) -> str:
    """Return the form that a word is compared by: small letters, no accents, nothing unseen."""
    if raw.isascii() and raw.isalnum():
        return raw.lower() if len(raw) <= WORD_CHARACTERS_MAX else ""
    plain = unicodedata.normalize("NFKD", raw).casefold().translate(_SAME_LETTER)
    plain = _NOT_COMPARED.sub("", plain)
    if not plain.isascii() and _LATIN.search(plain):
        plain = plain.translate(_LOOKALIKES)
    return plain if len(plain) <= WORD_CHARACTERS_MAX else ""


def _pieces(text: str) -> Iterator[re.Match[str]]:
    if len(text) <= READ_CHARACTERS_MAX:
        yield from _PIECE.finditer(text)
    else:
        yield from _PIECE.finditer(text, 0, READ_HEAD_MAX)
        yield from _PIECE.finditer(text, len(text) - READ_TAIL_MAX)


def _add_word(words: Words, raw: str, *, start: int, sentence: int) -> None:
    if len(raw) > RAW_WORD_CHARACTERS_MAX:
        return
    if not raw.isalnum():
        while raw and _UNSEEN_AT_THE_END.match(raw[-1]):
            raw = raw[:-1]
        if elided := _ELISION.match(raw):
            head, raw = elided.group(), raw[elided.end() :]
            end = start + len(head)
            words.add(fold(head), start=start, end=end, sentence=sentence)
            start = end
    if folded := fold(raw):
        words.add(folded, start=start, end=start + len(raw), sentence=sentence)


def _join_spelled(words: Words) -> Words:
    """Join "h e l p" and "h.e.l.p": single letters in a row, all the same distance apart."""
    if sum(1 for word in words.folded if len(word) == 1) < SPELLED_LETTERS_MIN:
        return words
    joined = Words(text=words.text, question_marks=words.question_marks)
    at = 0
    while at < len(words):
        past = _spelled_until(words, at)
        last = past - 1
        joined.add(
            "".join(words.folded[at:past]),
            start=words.starts[at],
            end=words.ends[last],
            sentence=words.sentences[at],
        )
        at = past
    return joined


def _spelled_until(words: Words, at: int) -> int:
    """Return the index past the spelled word that begins here, or past this one word."""
    past = at + 1
    gap = words.starts[past] - words.ends[at] if past < len(words) else 0
    while (
        past < len(words)
        and past - at < WORD_CHARACTERS_MAX
        and len(words.folded[past - 1]) == len(words.folded[past]) == 1
        and words.folded[past].isalpha()
        and 0 < words.starts[past] - words.ends[past - 1] == gap <= 2
    ):
        past += 1
    return past if past - at >= SPELLED_LETTERS_MIN else at + 1
