"""Does it say the same as what was said before, and still stands?"""

from collections.abc import Iterator
from datetime import date

from clarion.publishing.rules.checks.found import Checked, Found, Level, Standing
from clarion.publishing.rules.instructions import opposites
from clarion.publishing.rules.matters import Matter, matters, same_matter
from clarion.publishing.rules.saying.tongues import tongue_of
from clarion.publishing.rules.times.bounds import Bound, bounds
from clarion.publishing.rules.times.clocks import readings
from clarion.publishing.rules.times.spoken import ROLES, spoken

RULE = "One set of facts: correct what stands, or say that it has changed."
DO = "Correct that one, if this is what is true now."


def standing(checked: Checked) -> Iterator[Found]:
    """Compare the message with every other statement that people can read now."""
    for one in checked.standing:
        found = list(_of_one_place(checked, one))
        yield from found
        leaves_on = checked.leaves_at.date() if checked.leaves_at else None
        now = _still(matters(checked.message, checked.language, leaves_on), checked)
        before = _still(
            matters(one.text, one.language or checked.language, said_on(one)),
            checked,
        )
        if not any(each.code.endswith("-until") for each in found):
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
                rule=RULE,
                do=DO,
                quote=one.ends[0].shown,
                link=standing.link,
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
                rule=RULE,
                do=DO,
                quote=told.shown,
                link=standing.link,
            )
            return


def _of_one_place(checked: Checked, standing: Standing) -> Iterator[Found]:
    """Look at the times of a place that both name, and at whether it is open."""
    words, theirs = spoken(checked.language), spoken(standing.language or checked.language)
    message, text = words.dated(checked.message), theirs.dated(standing.text)
    shared = words.places(message) & theirs.places(text)
    if not shared:
        return
    today = checked.leaves_at.date() if checked.leaves_at else None
    timed, timed_before = words.timed(message), theirs.timed(text)
    for word in ROLES:
        now, before = _apart(
            bounds(timed, word, today, month_first=_month_first(checked.language)),
            bounds(
                timed_before,
                word,
                said_on(standing),
                month_first=_month_first(standing.language or checked.language),
            ),
        )
        if now and before:
            yield Found(
                code=f"contradicts-{standing.code}-{word}",
                level=Level.WARN,
                says=f"“{standing.headline}” says {word} {before}.",
                rule=RULE,
                do=DO,
                quote=f"{word} {now}",
                link=standing.link,
            )
    place = min(shared)
    state = words.state(message, place)
    if state and theirs.state(text, place) == -state:
        yield Found(
            code=f"contradicts-{standing.code}-state",
            level=Level.WARN,
            says=f"“{standing.headline}” says the opposite about {place}.",
            rule=RULE,
            do=DO,
            quote=place,
            link=standing.link,
        )


def said_on(standing: Standing) -> date | None:
    """Return the day on which it was said, on the office's clock."""
    return standing.said_at.date() if standing.said_at else None


def _month_first(language: str) -> bool:
    tongue = tongue_of(language)
    return tongue is not None and tongue.month_first


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
