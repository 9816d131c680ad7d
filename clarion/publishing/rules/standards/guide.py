"""An office's own way of writing: words to avoid, names in one spelling, how long a sentence is."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from clarion.kit.refusals import Refusal

LEVELS = ("warn", "note")  # what stops is law, and not taste
ENTRIES_MAX = 500
PATTERNS_MAX = 20
PATTERN_CHARS_MAX = 80
EXAMPLES_MAX = 10
EXAMPLE_CHARS_MAX = 300
WORDS_CHARS_MAX = 200
FILE_CHARS_MAX = 300_000
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN = re.compile(r"[\w'’&.,*/-]+(?: [\w'’&.,*/-]+)*")
_STAR = r"[\w'’-]*"


class EntryUnclear(Refusal):
    """“{code}”: {why}"""


class ExampleWrong(Refusal):
    """“{code}”: “{example}” must {be}, and is {but}. Change what to look for, or the example."""


class FileUnclear(Refusal):
    """This is no guide that can be read: {why}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """How long a sentence may be, and how old somebody must be to read it. `whose` rule it is."""

    sentence_words_max: int = 25
    reading_age_max: int = 11
    whose: str = "GOV.UK content design"


USUAL = Aims()
# Shorter is a telegram, longer is nobody's aim.
SENTENCE_WORDS = range(8, 61)
READING_AGES = range(7, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `find` are plain words; a * stands for the rest of a word, e.g. `utilis*`.

    Words in small letters are found in any; a capital is found only as a capital. `instead` is what
    is said in their place; empty where somebody must think of it. Empty language or theme: any.
    """

    code: str
    level: str
    find: tuple[str, ...]
    instead: str
    why: str
    language: str
    theme: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def speaks(self, language: str, theme: str) -> bool:
        """Whether it is for words of this language and theme."""
        same = self.language.partition("-")[0] == language.partition("-")[0]
        return (same or not self.language) and self.theme in {"", theme}

    def matches(self, text: str) -> Iterator[str]:
        """Return the words that it is about, but for those inside what is to be said instead."""
        right = (
            [one.span() for one in re.finditer(re.escape(self.instead), text, re.IGNORECASE)]
            if self.instead
            else []
        )
        for plain in self.find:
            for match in pattern_of(plain).finditer(text):
                if not any(begin <= match.start() and match.end() <= end for begin, end in right):
                    yield match.group(0)


@lru_cache(maxsize=4_096)
def pattern_of(plain: str) -> re.Pattern[str]:
    """Return what finds plain words; raises `EntryUnclear`."""
    if len(plain) > PATTERN_CHARS_MAX or not _PLAIN.fullmatch(plain):
        raise EntryUnclear(code=plain[:80], why="look for plain words, with * for the rest of one.")
    words = plain.split(" ")
    if any(word.count("*") > 1 or len(re.sub(r"\W", "", word)) < 1 for word in words):
        raise EntryUnclear(code=plain, why="a * stands for the rest of a word, once in each.")
    if sum(one.isalnum() for one in plain) < 2:
        raise EntryUnclear(code=plain, why="two letters are needed to find a word.")
    wanted = r"\s+".join(_STAR.join(map(_letters, word.split("*"))) for word in words)
    flags = re.IGNORECASE if plain == plain.lower() else re.NOFLAG
    return re.compile(rf"(?<![\w'’]){wanted}(?![\w])", flags)


def refuse_entry(entry: Entry) -> None:
    """Refuse an entry that does not behave; raises `EntryUnclear`, `ExampleWrong`."""
    code = entry.code
    if len(code) > 60 or not _CODE.fullmatch(code):
        raise EntryUnclear(code=code[:60], why="a name has small letters, digits and hyphens.")
    if entry.level not in LEVELS:
        raise EntryUnclear(code=code, why="its level is warn or note.")
    if not entry.find or len(entry.find) > PATTERNS_MAX:
        raise EntryUnclear(code=code, why="write one to twenty words or groups of words to find.")
    if not entry.why.strip() or max(len(entry.why), len(entry.instead)) > WORDS_CHARS_MAX:
        raise EntryUnclear(code=code, why="say why, in a sentence.")
    if not entry.hits or not entry.misses:
        raise EntryUnclear(
            code=code, why="give an example that it must find, and one that it must leave alone."
        )
    examples = (*entry.hits, *entry.misses)
    if len(examples) > 2 * EXAMPLES_MAX or any(len(one) > EXAMPLE_CHARS_MAX for one in examples):
        raise EntryUnclear(code=code, why="ten short examples of each kind are enough.")
    for example in entry.hits:
        if not any(entry.matches(example)):
            raise ExampleWrong(code=code, example=example, be="be found", but="not")
    for example in entry.misses:
        if any(entry.matches(example)):
            raise ExampleWrong(code=code, example=example, be="be left alone", but="found")


def plain_words() -> tuple[Entry, ...]:
    """Return the plain words that ship with Clarion: a start, which an office takes or leaves."""
    file = resources.files("clarion.publishing") / "guides" / "plain-words.toml"
    return read_guide(file.read_text(encoding="utf-8"))


def read_guide(text: str) -> tuple[Entry, ...]:
    """Read a guide as it is downloaded, in the form of the packs; raises `Refusal` with the place.

    `says` and `do` are made from the rest, and not read.
    """
    if len(text) > FILE_CHARS_MAX:
        raise FileUnclear(why="it is too long.")
    try:
        kept = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileUnclear(why=str(error)[:120]) from error
    if len(kept) > ENTRIES_MAX:
        raise FileUnclear(why=f"it has more than {ENTRIES_MAX} entries.")
    found = tuple(_entry(code, one) for code, one in kept.items())
    for one in found:
        refuse_entry(one)
    return found


def _entry(code: str, kept: Any) -> Entry:
    if not isinstance(kept, Mapping):
        raise FileUnclear(why=f"“{code[:60]}” stands outside an entry.")
    known = {
        "level",
        "says",
        "rule",
        "do",
        "languages",
        "themes",
        "find",
        "instead",
        "hits",
        "misses",
    }
    if strange := sorted(kept.keys() - known):
        raise EntryUnclear(code=code[:60], why=f"“{strange[0][:40]}” is not known here.")
    return Entry(
        code=code,
        level=_word(kept.get("level", "note")),
        find=_words(code, kept.get("find", [])),
        instead=_word(kept.get("instead", "")),
        why=_word(kept.get("rule", "")),
        language=_one(code, kept.get("languages", [])),
        theme=_one(code, kept.get("themes", [])),
        hits=_words(code, kept.get("hits", [])),
        misses=_words(code, kept.get("misses", [])),
    )


def _word(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(code: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise EntryUnclear(code=code[:60], why="find, hits and misses are lists of words.")
    return tuple(one.strip() for one in value if one.strip())


def _one(code: str, value: Any) -> str:
    words = _words(code, value)
    if len(words) > 1:
        raise EntryUnclear(code=code[:60], why="it is for one language and one theme, or for all.")
    return words[0] if words else ""


def write_guide(entries: Iterable[Entry]) -> str:
    """Return a guide as a file in the form of the packs; reading it gives the same."""
    return "\n".join(_written(one) for one in entries)


def _written(one: Entry) -> str:
    lines = [
        f"[{one.code}]",
        f"level = {_quoted(one.level)}",
        f"rule = {_quoted(one.why)}",
        *([f"instead = {_quoted(one.instead)}"] if one.instead else []),
        *([f"languages = [{_quoted(one.language)}]"] if one.language else []),
        *([f"themes = [{_quoted(one.theme)}]"] if one.theme else []),
        *(
            f"{name} = [{', '.join(map(_quoted, words))}]"
            for name, words in (("find", one.find), ("hits", one.hits), ("misses", one.misses))
        ),
    ]
    return "\n".join(lines) + "\n"


def _letters(part: str) -> str:
    """Either apostrophe is the same letter."""
    return re.sub("['’]", "['’]", re.escape(part).replace("\\'", "'"))


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda one: f"\\u{ord(one[0]):04x}", escaped) + '"'
