"""What of a reading is kept beside a mention."""

from dataclasses import dataclass, replace

from clarion.reading import UNKNOWN_LANGUAGE, Grade, NeedKind, Reading
from clarion.reading.fast import FastReading
from clarion.reading.gist import Gist, gist, theme
from clarion.reading.reading import LifeRiskLevel

_QUIET = frozenset({NeedKind.THANKS, NeedKind.AUTO_REPLY, NeedKind.UNSUBSCRIBE})

_RISKS = (Grade.CERTAIN.value, Grade.POSSIBLE.value, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How grave it may be, by which words, and what is wanted; empty where nothing was found.

    `perhaps`: the model alone takes it for a danger, and `risk_words` are what led it there.
    """

    risk: str
    risk_words: str
    perhaps: bool
    need: str
    language: str
    gist: Gist


def told(reading: Reading, *, says: str) -> Told:
    """Return it. `says`: the language that the source names, which it knows better."""
    needs = [one.kind for one in reading.needs if one.kind not in _QUIET]
    grade, perhaps = reading.risk_grade, _perhaps(reading)
    led = [one.quote for one in reading.risks] or list(reading.life_risk.quotes if perhaps else ())
    return Told(
        risk=grade.value if grade else "",
        risk_words=led[0].words[:200] if led else "",
        perhaps=perhaps,
        need=needs[0].value if needs else "",
        language=says or _code(reading.language.code),
        gist=gist(reading),
    )


def glimpsed(reading: FastReading, *, says: str) -> Told:
    """Return what a glance tells: every risk by its words, and of the rest what it can."""
    risks, need = reading.risks, reading.need
    return Told(
        risk=risks[0].grade.value if risks else "",
        risk_words=risks[0].quote.words[:200] if risks else "",
        perhaps=not risks and reading.level is LifeRiskLevel.POSSIBLE,
        need=need.value if need and need not in _QUIET else "",
        language=says or _code(reading.language.code),
        gist=Gist(theme=theme(reading.categories, risks)),
    )


def together(glance: Told, closely: Told) -> Told:
    """Return what a careful reading tells; a risk that a glance found it does not take away."""
    return with_risk(closely, risk=glance.risk, words=glance.risk_words)


def with_risk(tells: Told, *, risk: str, words: str) -> Told:
    """Return the same with the graver one of two risks."""
    if _RISKS.index(tells.risk) <= _RISKS.index(risk):
        return tells
    return replace(tells, risk=risk, risk_words=words, perhaps=False)


def _perhaps(reading: Reading) -> bool:
    """Say whether the model takes it for a danger of which no line of a lexicon speaks."""
    return not reading.risks and reading.life_risk.level is LifeRiskLevel.POSSIBLE


def _code(language: str) -> str:
    return "" if language == UNKNOWN_LANGUAGE else language
