"""Does a correction say which words were wrong, and do the words below it say what is right?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.publishing.rules.checks.found import Checked, Found, Level, Standing
from clarion.publishing.rules.checksum import plain, same
from clarion.publishing.rules.facts import Fact, Kind, typed
from clarion.publishing.rules.saying.tongues import ENGLISH
from clarion.publishing.rules.times.clocks import readings

_RULE = "People who read the old words must learn which of them to forget."
_COMPARED = tuple(kind for kind in Kind if kind not in {Kind.PLACE, Kind.INSTRUCTION})
# “At 14:00 we said ...” names when it was said, to the nearest quarter of an hour or so.
_SAID_ABOUT = timedelta(minutes=15)
_DAY_MINUTES = 24 * 60
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The facts of one kind: in the old words, in the new ones, and in what was wrong."""

    old: tuple[Fact, ...]
    new: tuple[Fact, ...]
    mistake: tuple[Fact, ...]

    @property
    def stray(self) -> list[Fact]:
        """What was wrong names these, and neither the old words nor the new ones do."""
        return _without(self.mistake, (*self.old, *self.new))

    @property
    def kept(self) -> list[Fact]:
        """What was wrong names these of the old words, and the new ones say them still."""
        return [one for one in self.new if _is_in(one, self.old) and _is_in(one, self.mistake)]

    @property
    def unnamed(self) -> tuple[list[Fact], list[Fact]]:
        """Facts of the old words alone and of the new ones alone, neither said to be wrong."""
        gone, come = _without(self.old, self.new), _without(self.new, self.old)
        return _without(gone, self.mistake), _without(come, self.mistake)


def righted(checked: Checked) -> Iterator[Found]:
    """Set what was wrong against the old words and those that are to stand in their place."""
    old = _comparable(checked)
    if old is None or not checked.mistake:
        return
    told = [_of_kind(checked, old, kind) for kind in _COMPARED]
    yield from _another(told)
    yield from _unnamed(told)
    if still := _still_said(checked, old, told):
        yield Found(
            code="mistake-still-said",
            level=Level.WARN,
            says=still,
            rule=_RULE,
            do="Put it right below as well, or name only what was wrong.",
        )


def put_right(checked: Checked) -> frozenset[Fact]:
    """Return what the new words say that the old ones did not: whoever read those needs it."""
    old = _comparable(checked)
    if old is None:
        return frozenset()
    said = typed(checked.message, checked.language)
    return frozenset(_without(said, typed(old.text, checked.language)))


def _comparable(checked: Checked) -> Standing | None:
    """Return the old words, unless they are of another language."""
    old = checked.old
    same_tongue = old and old.language.partition("-")[0] in {"", checked.language.partition("-")[0]}
    return old if same_tongue else None


def _of_kind(checked: Checked, old: Standing, kind: Kind) -> _Told:
    def of(text: str) -> tuple[Fact, ...]:
        return tuple(one for one in typed(text, checked.language) if one.kind is kind)

    before, now = of(old.text), of(checked.message)
    mistake = tuple(
        one
        for one in of(checked.mistake)
        if _is_in(one, (*before, *now)) or not old.said_at or not _tells(one, old.said_at)
    )
    return _Told(old=before, new=now, mistake=mistake)


def _tells(fact: Fact, said_at: datetime) -> bool:
    """Whether it says when the old words were said."""
    if fact.kind is Kind.DAY:
        weekday = ENGLISH.weekdays[said_at.weekday()]
        return fact.value in {weekday, f"{said_at.day} {ENGLISH.months[said_at.month - 1]}"}
    if fact.kind is not Kind.TIME:
        return False
    minute = said_at.hour * 60 + said_at.minute
    return any(_apart(one, minute) <= _SAID_ABOUT for one in readings(fact.value))


def _apart(clock: str, minute: int) -> timedelta:
    hour, _colon, rest = clock.partition(":")
    apart = abs(int(hour) * 60 + int(rest) - minute)
    return timedelta(minutes=min(apart, _DAY_MINUTES - apart))


def _another(told: Iterable[_Told]) -> Iterator[Found]:
    """What was wrong gives something else as right than the words below, or nothing of theirs."""
    apart, strays = [], []
    for one in told:
        below = one.kept or one.unnamed[1]
        if one.stray and below:
            apart.append(f"It says {_list(one.stray)}, and the words below say {_list(below)}.")
        else:
            strays += one.stray
    if apart:
        yield Found(
            code="mistake-says-another",
            level=Level.STOP,
            says=f"“What was wrong” is not right below. {' '.join(apart)}",
            rule=_RULE,
            do="Put it right in the one or in the other.",
        )
    if strays:
        yield Found(
            code="mistake-says-more",
            level=Level.WARN,
            says=f"“What was wrong” says {_list(strays)}. Neither the old words nor the new do.",
            rule=_RULE,
            do="Say it below as well, if it is what people need to know now.",
        )


def _unnamed(told: Iterable[_Told]) -> Iterator[Found]:
    """Something else stands in the place of what we said, and nobody is told so."""
    changes = []
    for one in told:
        gone, come = one.unnamed
        if gone and come and not one.stray:
            changes.append(f"We said {_list(gone)}, and the words below say {_list(come)}.")
    if changes:
        yield Found(
            code="mistake-untold",
            level=Level.WARN,
            says=f"“What was wrong” does not say all. {' '.join(changes)}",
            rule=_RULE,
            do="Say that it was wrong, unless it has only changed since.",
        )


def _still_said(checked: Checked, old: Standing, told: Sequence[_Told]) -> str:
    """Say what has not been put right below; empty where something else stands there."""
    if _flat(old.text) == _flat(checked.message):
        return "The words below are the old ones, letter for letter."
    if any(one.stray or _without(one.new, one.old) for one in told):
        return ""
    kept = [fact for one in told for fact in one.kept]
    return f"“What was wrong” names {_list(kept)}. The words below say so still." if kept else ""


def _flat(text: str) -> str:
    """Return the words alone: a headline and a text are joined in more than one way."""
    return " ".join(_WORD.findall(plain(text)))


def _without(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Fact]:
    taken = tuple(others)
    return [one for one in facts if not _is_in(one, taken)]


def _is_in(fact: Fact, others: Iterable[Fact]) -> bool:
    return any(same(fact, one, same_language=True) for one in others)


def _list(facts: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(one.shown for one in facts))
