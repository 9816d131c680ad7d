"""Does it say the same as what was said before, and still stands?"""

import re
from collections.abc import Iterator
from datetime import date

from clarion.publishing.rules.checks.found import Checked, Found, Level, Standing
from clarion.publishing.rules.facts import places_in
from clarion.publishing.rules.instructions import opposites
from clarion.publishing.rules.matters import WAS, Matter, matters, same_matter
from clarion.publishing.rules.saying.tongues import tongue_of
from clarion.publishing.rules.times.bounds import Bound, bounds
from clarion.publishing.rules.times.clocks import readings

_BOUNDS = ("until", "till", "by", "from", "at")
_SHUT = re.compile(r"\b(?:closed|shut|cancelled|suspended|unsafe)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:open|reopened|running|restored|safe)\b", re.IGNORECASE)
_RULE = "One set of facts: correct what stands, or say that it has changed."
_DO = "Correct that one, if this is what is true now."


def standing(checked: Checked) -> Iterator[Found]:
    """Compare the message with every other statement that people can read now."""
    for one in checked.standing:
        found = list(_of_one_place(checked, one))
        yield from found
        said_on = checked.leaves_at.date() if checked.leaves_at else None
        now = _still(matters(checked.message, checked.language, said_on), checked)
        before = _still(
            matters(one.text, checked.language, one.said_at.date() if one.said_at else None),
            checked,
        )
        if not any(each.code.endswith(("-until", "-till")) for each in found):
            yield from _other_end(one, now, before)
        yield from _told_otherwise(one, now, before)


def _still(said: list[Matter], checked: Checked) -> list[Matter]:
    """Leave out what is over when the message leaves."""
    return [one for one in said if not checked.leaves_at or not one.is_over(checked.leaves_at)]


def _other_end(standing: Standing, now: list[Matter], before: list[Matter]) -> Iterator[Found]:
    """The same instruction, or the same thing in the same place, ends at another time."""
    for one in now:
        others = [other for other in before if same_matter(one, other) and other.ends]
        if one.ends and others and not any(one.may_end_with(other) for other in others):
            yield Found(
                code=f"contradicts-{standing.code}-until",
                level=Level.WARN,
                says=f"“{standing.headline}” says {others[0].ends[0].shown}.",
                rule=_RULE,
                do=_DO,
                quote=one.ends[0].shown,
            )
            return


def _told_otherwise(standing: Standing, now: list[Matter], before: list[Matter]) -> Iterator[Found]:
    places = {told: one for one in (*now, *before) for told in one.told}
    meant = [told for one in before for told in one.told]
    said = [told for one in now for told in one.told]
    for was, told in opposites(meant, said):
        if places[was].may_share_places(places[told]):
            yield Found(
                code=f"contradicts-{standing.code}-instruction",
                level=Level.WARN,
                says=f"“{standing.headline}” says “{was.shown}”.",
                rule=_RULE,
                do=_DO,
                quote=told.shown,
            )
            return


def _of_one_place(checked: Checked, standing: Standing) -> Iterator[Found]:
    """Look at the times of a place that both name, and at whether it is open."""
    message = checked.message
    shared = places_in(message) & places_in(standing.text)
    if not shared:
        return
    place = min(shared)
    today = checked.leaves_at.date() if checked.leaves_at else None
    said_on = standing.said_at.date() if standing.said_at else None
    tongue = tongue_of(checked.language)
    month_first = tongue is not None and tongue.month_first
    for word in _BOUNDS:
        now, before = _apart(
            bounds(message, word, today, month_first=month_first),
            bounds(standing.text, word, said_on, month_first=month_first),
        )
        if now and before:
            yield Found(
                code=f"contradicts-{standing.code}-{word}",
                level=Level.WARN,
                says=f"“{standing.headline}” says {word} {before}.",
                rule=_RULE,
                do=_DO,
                quote=f"{word} {now}",
            )
    if _states(message, place) and _states(standing.text, place) == -_states(message, place):
        yield Found(
            code=f"contradicts-{standing.code}-state",
            level=Level.WARN,
            says=f"“{standing.headline}” says the opposite about {place}.",
            rule=_RULE,
            do=_DO,
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
    about = " ".join(one for one in sentences if not WAS.search(one))
    return bool(_OPEN.search(about)) - bool(_SHUT.search(about))
