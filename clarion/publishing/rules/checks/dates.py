"""Do its days and times exist, do they fall where it says, and are they still to come?"""

import re
from collections.abc import Iterator
from datetime import datetime

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.saying.tongues import tongue_of
from clarion.publishing.rules.times.announced import announced_over
from clarion.publishing.rules.times.clocks import Clock, clocks, no_such_times, readings
from clarion.publishing.rules.times.days import MONTHS, WEEKDAYS, Named, days_named, names_a_day

_RELATIVE = re.compile(
    r"\b(today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b", re.I
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.I)
# Neither 6 a.m. nor Nov. 28 ends a sentence.
_SHORTENED = "".join(rf"(?<!\b{one[:3]}\.)" for one in MONTHS) + r"(?<!\bSept\.)(?<![ap]\.m\.)"
_SENTENCE = re.compile(rf"(?<=[!?])\s+|(?<=\.){_SHORTENED}\s+|(?<=[ap]\.m\.)\s+(?=[A-Z])|\n+")
_UNTIL = re.compile(r"\b(?P<word>until|till|by)\b(?P<rest>.{0,60})", re.I | re.S)
_BOUND = re.compile(r"\b(?P<word>until|till|by|before|at)\s+\Z", re.I)
_COMES = re.compile(
    r"\b(?:will|shall|next update|doors open|opens?|reopens?|starts?|begins?|due|expected|meet|"
    r"join|come|closes|leaves)\b",
    re.I,
)
# What was, is told of: an office says when it was called.
_WAS = re.compile(
    r"\b(?:was|were|had|did|came|went|began|broke|found|left|took|made|fell|hit|rang|got|saw|heard|"
    r"died|since|ago|yesterday)\b|(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bstays )(?<!\bremains )"
    r"(?<!\bkept )\b[a-z]+ed\b",
    re.I,
)
_AGAIN = re.compile(r"\b(?:every|daily|each|weekdays?|weekends?|always|\w+days)\b", re.I)
ALREADY_OVER = "already-over"
_RULE = "Times and days are right when people read them, not when they are written."


def dates(checked: Checked) -> Iterator[Found]:
    """Look at every day and time as it will stand when it leaves; English only."""
    if checked.language.partition("-")[0] != "en" or checked.leaves_at is None:
        return
    leaves_at, asked_at = checked.leaves_at, checked.asked_at or checked.leaves_at
    tongue = tongue_of(checked.language)
    month_first = tongue is not None and tongue.month_first
    for piece in checked.pieces:
        where = (piece.where,)
        yield from _no_time(piece.whole, where)
        for named in days_named(piece.whole, leaves_at.date(), month_first=month_first):
            yield from _wrong(named, where)
        yield from _relative(piece.whole, leaves_at, asked_at, where)
        # What was wrong may well be over.
        ours = checked.without_mistake(piece)
        another_day = names_a_day(ours)
        for sentence in _SENTENCE.split(ours):
            for quote in _over(
                sentence,
                leaves_at,
                another_day=another_day,
                month_first=month_first,
                # A caption tells when its picture was taken.
                announces=piece not in checked.captions,
            ):
                yield Found(
                    code=ALREADY_OVER,
                    level=Level.WARN,
                    says="That will be past when it leaves.",
                    rule=_RULE,
                    do="Say what is true then, or choose an earlier time.",
                    quote=quote,
                    where=where,
                )


def _no_time(text: str, where: tuple[str, ...]) -> Iterator[Found]:
    for quote in no_such_times(text):
        yield Found(
            code="no-such-time",
            level=Level.STOP,
            says="There is no such time.",
            rule=_RULE,
            do="Write the time that is meant.",
            quote=quote,
            where=where,
        )


def _wrong(named: Named, where: tuple[str, ...]) -> Iterator[Found]:
    on = named.on
    if on is None:
        yield Found(
            code="no-such-day",
            level=Level.STOP,
            says="There is no such day.",
            rule=_RULE,
            do="Write the day that is meant.",
            quote=named.quote,
            where=where,
        )
    elif not named.is_right(on):
        yield Found(
            code="wrong-weekday",
            level=Level.STOP,
            says=f"{on.day} {MONTHS[on.month - 1]} {on.year} is a {WEEKDAYS[on.weekday()]}.",
            rule=_RULE,
            do="Put the day or the date right.",
            quote=named.quote,
            where=where,
        )


def _relative(
    text: str, leaves_at: datetime, asked_at: datetime, where: tuple[str, ...]
) -> Iterator[Found]:
    """Words that mean another day to whoever reads them on another one."""
    another = leaves_at.date() != asked_at.date()
    for quote in dict.fromkeys(match[0] for match in _RELATIVE.finditer(text)):
        yield Found(
            code="relative-day",
            level=Level.WARN if another else Level.NOTE,
            says=f"It leaves on {WEEKDAYS[leaves_at.weekday()]} {leaves_at.day} "
            f"{MONTHS[leaves_at.month - 1]}, and is read on days after."
            if another
            else "People read it on other days as well.",
            rule=_RULE,
            do="Name the day.",
            quote=quote,
            where=where,
        )


def _over(
    sentence: str,
    leaves_at: datetime,
    *,
    another_day: bool,
    month_first: bool,
    announces: bool,
) -> Iterator[str]:
    """Return what has passed by the time it leaves: an end, a day, or what was to come today."""
    for match in _UNTIL.finditer(sentence):
        for named in days_named(match["rest"], leaves_at.date(), month_first=month_first):
            if named.on and named.on < leaves_at.date():
                yield f"{match['word']} {named.quote}"
    if announces:
        yield from announced_over(sentence, leaves_at.date(), month_first=month_first)
    if names_a_day(sentence) or _AGAIN.search(sentence):
        return
    was, today = bool(_WAS.search(sentence)), bool(_TODAY.search(sentence))
    for one in clocks(sentence):
        if not _is_past(one, leaves_at):
            continue
        bound = _BOUND.search(sentence, 0, one.start)
        word = bound["word"].lower() if bound else ""
        ends = word in {"until", "till", "by"} and not (was and word == "by")
        comes = not was and (today or (not another_day and bool(_COMES.search(sentence))))
        if ends or (comes and not _begins_a_range(sentence, one)):
            yield f"{bound['word'] if bound else ''} {sentence[one.start : one.end]}".strip()


def _begins_a_range(sentence: str, one: Clock) -> bool:
    """What goes on from a time that is past may not be over."""
    before, after = sentence[: one.start].rstrip().lower(), sentence[one.end :].lstrip()
    return before.endswith(("from", "since", "between", "after")) or after.startswith(
        ("-", "–", "—", "to ", "until", "till", "and ")
    )


def _is_past(one: Clock, leaves_at: datetime) -> bool:
    """A time that may be of the evening is not past before; midnight ends a day, and never is."""
    now = f"{leaves_at:%H:%M}"
    return all(said != "00:00" and said < now for said in readings(one.value))
