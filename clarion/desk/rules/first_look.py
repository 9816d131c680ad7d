"""The first look at a message: how grave, what is wanted, and which words say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clarion.reading import Grade, LifeRiskLevel, NeedKind, Reading, RiskKind
from clarion.reading.gist import Gist, gist
from clarion.reading.places.place import PlaceSource


class Risk(StrEnum):
    """Whether a life may be at risk: the machine says possible or certain, a person the rest."""

    NONE = "none"
    POSSIBLE = "possible"
    CERTAIN = "certain"
    CONFIRMED = "confirmed"
    RULED_OUT = "ruled out"


# Must be at the top of the list and cannot be closed without an assessment.
UNASSESSED = frozenset({Risk.POSSIBLE, Risk.CERTAIN})
GRAVE = UNASSESSED | {Risk.CONFIRMED}

# A keyword of the office's own lists weighs this much or more: it comes before ordinary work.
URGENT_WEIGHT = 5
# How many findings are kept; one is enough to act, a few are enough to understand.
QUOTES_MAX = 6
# Where it is: the two surest places of the office's own list, beside what else was found.
PLACES_MAX = 2
PLACE = "place"
# No line of a lexicon says danger, but people in danger have written so: words that led the model.
PERHAPS = "perhaps"
PERHAPS_MAX = 2
_GRAVITY = {kind.value: place for place, kind in enumerate(RiskKind)}
_NO_DANGER = len(_GRAVITY) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason, with the person's own words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What the machine suggests. A person decides."""

    risk: Risk
    perhaps: bool  # the model alone takes it for one: before ordinary work, and never at the top
    need: str
    language: str
    urgent: bool
    route: str  # the team that a keyword names; empty: the default queue
    quiet: bool  # thanks, an auto-reply: nobody has to do anything
    findings: tuple[Finding, ...]
    gist: Gist


def first_look(reading: Reading, *, automatic: bool) -> FirstLook:
    """Turn a reading into a place in the queue; `automatic`: the network says a machine wrote."""
    needs = [need.kind for need in reading.needs]
    hits = [hit for hit in reading.keywords if hit.weight > 0]
    perhaps = _perhaps(reading) and not automatic
    nothing = not (reading.risks or hits or perhaps)
    quiet = (automatic or not reading.reopens) and nothing
    return FirstLook(
        risk=_risk(reading),
        perhaps=perhaps,
        need=needs[0].value if needs else "",
        language=reading.language.code,
        urgent=any(hit.weight >= URGENT_WEIGHT for hit in hits)
        or NeedKind.MEDIA in needs
        or NeedKind.LEGAL in needs,
        route=next((hit.route for hit in hits if hit.route), ""),
        quiet=quiet,
        findings=_findings(reading),
        gist=gist(reading),
    )


def worse(old: Risk, new: Risk) -> Risk:
    """Return the risk of a case after one more message.

    What a person has ruled out comes back when new words say it again.
    """
    rank = [Risk.NONE, Risk.RULED_OUT, Risk.POSSIBLE, Risk.CERTAIN, Risk.CONFIRMED]
    return max(old, new, key=rank.index)


def remember(old: Sequence[Finding], new: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a case after one more message: the gravest first, then the newest.

    What was said about a danger is not pushed out by a question that comes after it.
    """
    every = sorted(dict.fromkeys([*new, *old]), key=_gravity)
    places = [one for one in every if one.kind == PLACE]
    others = [one for one in every if one.kind != PLACE]
    return (*others[:QUOTES_MAX], *places[:PLACES_MAX])


def _gravity(finding: Finding) -> int:
    """Return its place: dangers as they press, then what may be one, then all else."""
    after = _NO_DANGER - 1 if finding.kind == PERHAPS else _NO_DANGER
    return _GRAVITY.get(finding.kind, after)


def saw_danger(findings: Sequence[Sequence[str]]) -> bool:
    """Say whether the machine saw a danger, from what a case keeps: pairs of kind and words."""
    return any(kind in _GRAVITY for kind, _words in findings)


def _risk(reading: Reading) -> Risk:
    match reading.risk_grade:
        case Grade.CERTAIN:
            return Risk.CERTAIN
        case Grade.POSSIBLE:
            return Risk.POSSIBLE
    return Risk.NONE


def _perhaps(reading: Reading) -> bool:
    """Say whether the model takes it for a danger of which no line of a lexicon speaks."""
    return not reading.risks and reading.life_risk.level is LifeRiskLevel.POSSIBLE


def _findings(reading: Reading) -> tuple[Finding, ...]:
    risks = [Finding(kind=risk.kind.value, words=risk.quote.words) for risk in reading.risks]
    if _perhaps(reading):
        led = reading.life_risk.quotes[:PERHAPS_MAX]
        risks = [Finding(kind=PERHAPS, words=quote.words) for quote in led]
    hits = [Finding(kind=hit.list_name, words=hit.quote.words) for hit in reading.keywords]
    needs = [Finding(kind=need.kind.value, words=need.quote.words) for need in reading.needs]
    return (*(risks + hits + needs)[:QUOTES_MAX], *_places(reading))


def _places(reading: Reading) -> list[Finding]:
    """Return where it is by the office's own list: the house stays out of the queue."""
    ours = [place for place in reading.places if place.source is PlaceSource.OFFICE]
    surest = sorted(ours, key=lambda place: -place.certainty)
    named = dict.fromkeys(place.candidates[0].place.name for place in surest)
    return [Finding(kind=PLACE, words=name) for name in named][:PLACES_MAX]
