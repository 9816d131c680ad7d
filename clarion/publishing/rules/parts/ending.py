"""Until when a message that was put together from its parts may still leave."""

from datetime import datetime

from clarion.publishing.rules.facts import Fact, Kind, typed
from clarion.publishing.rules.parts.parts import SPOKEN, Parts
from clarion.publishing.rules.saying.tongues import tongue_of


def holds_until(parts: Parts | None, words: str, language: str) -> datetime | None:
    """Return the instant at which its words are over; None where none can be read for sure.

    The parts alone do not decide: `words` must still name that day and time, and no time that is
    not in the parts. Where somebody wrote another time by hand, a machine cannot tell which of
    them is the end, and a warning that still holds must not be kept back.
    """
    if parts is None or parts.until is None:
        return None
    tongue = tongue_of(language)
    if names_another_time(parts, words, language):
        return None
    until, said = typed(parts.until.words(tongue), language), typed(words, language)
    wanted = _of(Kind.TIME, until) | _of(Kind.DAY, until)
    there = _of(Kind.TIME, said) | _of(Kind.DAY, said)
    return parts.until.at if wanted <= there else None


def names_another_time(parts: Parts, words: str, language: str) -> bool:
    """Say whether a time stands in them that somebody wrote by hand: it is not in the parts."""
    tongue = tongue_of(language)
    moments = [one.words(tongue) for one in (parts.when, parts.until) if one is not None]
    named = typed("\n\n".join([*moments, *_spoken(parts)]), language)
    return bool(_of(Kind.TIME, typed(words, language)) - _of(Kind.TIME, named))


def _spoken(parts: Parts) -> list[str]:
    return [getattr(parts.spoken, part.value) for part in SPOKEN]


def _of(kind: Kind, facts: tuple[Fact, ...]) -> frozenset[str]:
    return frozenset(fact.value for fact in facts if fact.kind is kind)
