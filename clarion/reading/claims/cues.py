"""The words by which a sentence tells whose word it is, one list for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from clarion.reading.phrases import Phrase, PhraseBook


class Cue(StrEnum):
    """What a line of the lists points to."""

    FIRST_HAND = "first_hand"
    HEARSAY = "hearsay"
    MEDIA = "media"
    OFFICIAL = "official"
    ASKS = "asks"
    DENIES = "denies"
    DOUBTS = "doubts"
    REQUEST = "request"


@cache
def cue_books() -> Mapping[str, PhraseBook[Cue]]:
    """Return the compiled lists by language, read once; an unknown cue is a ValueError."""
    written = resources.files("clarion.reading.claims") / "cues.toml"
    table = tomllib.loads(written.read_text(encoding="utf-8"))
    return {language: PhraseBook(_phrases(cues)) for language, cues in table.items()}


def _phrases(cues: Mapping[str, str]) -> Iterator[Phrase[Cue]]:
    for cue, lines in cues.items():
        for line in lines.splitlines():
            if line.strip():
                yield Phrase(line=line.strip(), meaning=Cue(cue))
