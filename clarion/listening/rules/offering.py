"""What of a reading is kept beside a mention."""

from dataclasses import dataclass

from clarion.reading import NeedKind, Reading
from clarion.reading.gist import Gist, gist

_QUIET = frozenset({NeedKind.THANKS, NeedKind.AUTO_REPLY, NeedKind.UNSUBSCRIBE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How grave it may be, by which words, and what is wanted; empty where nothing was found."""

    risk: str
    risk_words: str
    need: str
    language: str
    gist: Gist


def told(reading: Reading, *, says: str) -> Told:
    """Return it. `says`: the language that the source names, which it knows better."""
    needs = [one.kind for one in reading.needs if one.kind not in _QUIET]
    grade = reading.risk_grade
    return Told(
        risk=grade.value if grade else "",
        risk_words=reading.risks[0].quote.words[:200] if reading.risks else "",
        need=needs[0].value if needs else "",
        language=says or ("" if reading.language.code == "und" else reading.language.code),
        gist=gist(reading),
    )
