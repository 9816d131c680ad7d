"""Can everybody read it? Plain words, said once, and fit to be read aloud by a machine."""

import re
from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.standards.guide import Aims

READING_AGE_AIM = 9
WORDS_MIN = 30  # fewer words say nothing about how hard a text is to read
HASHTAGS_MAX = 2
HASHTAG_LENGTH_MAX = 12  # a longer one is several words
EMOJI_MAX = 3
LINKS_MAX = 1
CAPITALS_MIN = 12  # fewer letters in a row may be a name

_SENTENCES = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HASHTAG = re.compile(r"(?<!\w)#(\w+)")
_LINK = re.compile(r"https?://\S+")
# Words go on after it on the same line, so it stands for one of them.
_MEANT = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?(?= ?[a-z])")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[ ,.!]*){3,}")
_GIVEN_MARKS = re.compile(r"^(?:(?:EXERCISE|CORRECTION)\. )+")


def reading(checked: Checked) -> Iterator[Found]:
    """Look at each rendition as somebody who reads it on a telephone, or has it read aloud."""
    for piece in checked.pieces:
        where = (piece.where,)
        text = _GIVEN_MARKS.sub("", piece.whole)
        yield from _long_sentences(text, where, checked.aims)
        if checked.language.partition("-")[0] == "en":
            yield from _too_hard(text, where, checked.aims)
        yield from _hashtags(text, where)
        yield from _signs(text, where)


def reading_age(text: str) -> float | None:
    """Return at what age most people can read an English text; None if it is too short to tell.

    Coleman and Liau (1975): a school grade from letters and sentences per hundred words. Five
    years are added to the grade.
    """
    plain = _LINK.sub("", text)
    words = _WORD.findall(plain)
    if len(words) < WORDS_MIN:
        return None
    letters = sum(len(word) for word in words) / len(words) * 100
    sentences = sum(bool(one.strip()) for one in _SENTENCES.findall(plain)) / len(words) * 100
    return 0.0588 * letters - 0.296 * sentences - 15.8 + 5


def _long_sentences(text: str, where: tuple[str, ...], aims: Aims) -> Iterator[Found]:
    for sentence in _SENTENCES.findall(_LINK.sub("", text)):
        if len(sentence.split()) > aims.sentence_words_max:
            yield Found(
                code="long-sentence",
                level=Level.WARN,
                says=f"A sentence of {len(sentence.split())} words.",
                rule=f"Sentences of at most {aims.sentence_words_max} words ({aims.whose}).",
                do="Make two of it.",
                quote=sentence.strip()[:120],
                where=where,
            )


def _too_hard(text: str, where: tuple[str, ...], aims: Aims) -> Iterator[Found]:
    age = reading_age(text)
    if age is not None and round(age) > aims.reading_age_max:
        yield Found(
            code="reading-age",
            level=Level.NOTE,
            says=f"Readable from about the age of {age:.0f}.",
            rule=f"Aim at {READING_AGE_AIM}, and at most {aims.reading_age_max} (Coleman-Liau).",
            do="Use shorter words and shorter sentences.",
            where=where,
        )


def _hashtags(text: str, where: tuple[str, ...]) -> Iterator[Found]:
    tags = _HASHTAG.findall(_LINK.sub("", text))
    if len(tags) > HASHTAGS_MAX:
        yield Found(
            code="hashtags",
            level=Level.NOTE,
            says=f"{len(tags)} hashtags.",
            rule=f"At most {HASHTAGS_MAX}: each is read aloud.",
            do="Keep the ones by which people search.",
            where=where,
        )
    for tag in tags:
        if len(tag) > HASHTAG_LENGTH_MAX and tag == tag.lower():
            yield Found(
                code="camel-case",
                level=Level.NOTE,
                says="A hashtag that cannot be read aloud.",
                rule="Each word begins with a capital letter: #MillLaneFlood.",
                do="Write it in capitals and small letters.",
                quote=f"#{tag}",
                where=where,
            )


def _signs(text: str, where: tuple[str, ...]) -> Iterator[Found]:
    if len(_EMOJI.findall(text)) > EMOJI_MAX:
        yield Found(
            code="emoji",
            level=Level.NOTE,
            says=f"More than {EMOJI_MAX} emoji.",
            rule="Each is read aloud by its full name.",
            do="Say it in words.",
            where=where,
        )
    for meant in dict.fromkeys(_MEANT.findall(text)):
        yield Found(
            code="emoji-for-a-word",
            level=Level.NOTE,
            says="An emoji stands where a word is needed.",
            rule="Each is read aloud by its full name, and looks different on every telephone.",
            do="Write the word, and put the emoji at the end or leave it out.",
            quote=meant,
            where=where,
        )
    if len(_LINK.findall(text)) > LINKS_MAX:
        yield Found(
            code="links",
            level=Level.NOTE,
            says="More than one link.",
            rule="One thing to do at a time.",
            do="Keep the link that people need first.",
            where=where,
        )
    for shouted in _SHOUTED.findall(text):
        if sum(sign.isalpha() for sign in shouted) >= CAPITALS_MIN:
            yield Found(
                code="capitals",
                level=Level.WARN,
                says="Words in capitals.",
                rule="They are harder to read, and may be read aloud letter by letter.",
                do="Write them in small letters.",
                quote=shouted.strip()[:80],
                where=where,
            )
