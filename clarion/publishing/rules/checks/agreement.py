"""Does it say the same thing everywhere, and the same as what was said before?"""

import re
from collections.abc import Iterator
from datetime import date

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece, Standing
from clarion.publishing.rules.checksum import Column, State, meant, weigh
from clarion.publishing.rules.facts import Fact, places_in
from clarion.publishing.rules.times.bounds import Bound, bounds
from clarion.publishing.rules.times.clocks import readings

_BOUNDS = ("until", "till", "by", "from", "at")
_SHUT = re.compile(r"\b(?:closed|shut|cancelled|suspended|unsafe)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:open|reopened|running|restored|safe)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|had been|yesterday)\b", re.IGNORECASE)
_EVERYWHERE = "Every rendition says the same numbers, times, days, places and instructions."
_RULE = "One set of facts: correct what stands, or say that it has changed."


def agreement(checked: Checked) -> Iterator[Found]:
    """Compare each rendition with the message, and the message with what stands."""
    for piece in checked.pieces if checked.message else ():
        yield from _same_everywhere(piece, checked)
    for standing in checked.standing:
        yield from _contradicts(checked, standing)


def _same_everywhere(piece: Piece, checked: Checked) -> Iterator[Found]:
    """The checksum of a message: no fact is lost or changed on its way to whoever reads it."""
    facts = meant(checked.message, checked.language, checked.named)
    column = Column(
        where=piece.where,
        text=piece.whole,
        language=piece.language or checked.language,
        named=piece.named,
        aside=checked.mistake_in(piece.language),
        link=piece.link,
    )
    weighed = weigh(facts, column, language=checked.language)
    pairs = list(zip(facts, weighed.cells, strict=True))
    changed = [(fact, cell.now) for fact, cell in pairs if cell.state is State.CHANGED]
    if changed or weighed.added:
        yield Found(
            code=f"another-fact-{piece.name}",
            # Others go on saying what a correction puts right, and we cannot stop them.
            level=Level.STOP if piece.key and changed and checked.corrects else Level.WARN,
            says=_other(changed, [one.shown for one in weighed.added]),
            rule=_EVERYWHERE,
            do="Put it right in the one or in the other.",
            where=(piece.where,),
        )
    lost = [fact for fact, cell in pairs if cell.state is State.LOST]
    if lost:
        needed = checked.needed.intersection(lost)
        yield Found(
            code=f"lost-fact-{piece.name}",
            level=Level.WARN if needed or not piece.short else Level.NOTE,
            says=f"It leaves out {', '.join(sorted(_named(fact) for fact in lost))}.",
            rule=_EVERYWHERE,
            do="Say it there as well, unless the link is enough.",
            where=(piece.where,),
        )


def _named(fact: Fact) -> str:
    """Name a fact within a sentence; an instruction is a whole one, and ends with its own stop."""
    return fact.shown.rstrip(".")


def _other(changed: list[tuple[Fact, str]], added: list[str]) -> str:
    says = [f"It says {now}, and the statement says {_named(fact)}." for fact, now in changed]
    if added:
        says.append(f"It says {', '.join(sorted(added))}, and the statement does not.")
    return " ".join(says)


def _contradicts(checked: Checked, standing: Standing) -> Iterator[Found]:
    message = checked.message
    shared = places_in(message) & places_in(standing.text)
    if not shared:
        return
    place = min(shared)
    today = checked.leaves_at.date() if checked.leaves_at else None
    said_on = standing.said_at.date() if standing.said_at else None
    for word in _BOUNDS:
        now, before = _apart(bounds(message, word, today), bounds(standing.text, word, said_on))
        if now and before:
            yield Found(
                code=f"contradicts-{standing.code}-{word}",
                level=Level.WARN,
                says=f"“{standing.headline}” says {word} {before}.",
                rule=_RULE,
                do="Correct that one, if this is what is true now.",
                quote=f"{word} {now}",
            )
    if _states(message, place) and _states(standing.text, place) == -_states(message, place):
        yield Found(
            code=f"contradicts-{standing.code}-state",
            level=Level.WARN,
            says=f"“{standing.headline}” says the opposite about {place}.",
            rule=_RULE,
            do="Correct that one, if this is what is true now.",
            quote=place,
        )


def _apart(now: list[Bound], before: list[Bound]) -> tuple[str, str]:
    """Return the times that differ; nothing where one is the same, or all are of other days."""
    pairs = [(one, other) for one in now for other in before if _same_day(one.on, other.on)]
    if any(readings(one.value) & readings(other.value) for one, other in pairs):
        return "", ""
    return (
        ", ".join(sorted({one.shown for one, _other in pairs})),
        ", ".join(sorted({other.shown for _one, other in pairs})),
    )


def _same_day(one: date | None, other: date | None) -> bool:
    return one is None or other is None or one == other


def _states(text: str, place: str) -> int:
    """Return 1 where sentences about a place say that it is open, -1 shut, 0 neither or both."""
    sentences = [one for one in re.split(r"[.!?\n]+", text) if place in one]
    about = " ".join(one for one in sentences if not _WAS.search(one))
    return bool(_OPEN.search(about)) - bool(_SHUT.search(about))
