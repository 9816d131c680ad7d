"""The rumours of a day: what is being said that we know of, by how many, and our answer to each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from clarion.desk import queries as desk
from clarion.desk.queries import DirectAnswer, Spread
from clarion.insight.queries.going_on import DAY, GROWS
from clarion.insight.rules.rumours import SHOWN_MAX, Trend, is_shown, trend
from clarion.listening import queries as listening
from clarion.listening.queries import SpreadInPublic

_NOBODY: Final = Spread(people=0, lately=0, before=0, asked=0, denied=0)
_NOTHING: Final = SpreadInPublic(mentions=0, voices=0, lately=0, before=0, asked=0, denied=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """Something that is being said. `written` to us and `public` are never added up for people.

    `since`: when it came to us first, of what is still kept.
    """

    answer: DirectAnswer
    written: Spread
    public: SpreadInPublic
    trend: Trend
    since: datetime | None = None

    @property
    def about(self) -> str:
        """By what its messages and mentions are found."""
        return self.answer.about

    @property
    def said(self) -> str:
        """What is being said, as somebody noted it; empty where it only contradicts what we say."""
        return self.answer.said[0] if self.answer.said else ""

    @property
    def voices(self) -> int:
        """How many say it or ask, by which it has its place among others."""
        return self.written.people + self.public.voices

    @property
    def asked(self) -> int:
        """How many only ask whether it is so."""
        return self.written.asked + self.public.asked

    @property
    def denied(self) -> int:
        """How many say that it is not so."""
        return self.written.denied + self.public.denied


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumours:
    """Those said most, and how many more there are."""

    shown: tuple[Rumour, ...]
    more: int


def rumours(*, office_id: int, end: datetime, may_listen: bool) -> Rumours:
    """Return what is being said in the day that ends then, said most first.

    Two queries where nothing is, seven at most. Whoever may not listen is told nothing of what was
    said in public. The answers are those of now.
    """
    begin, turn = end - DAY, end - GROWS
    written = desk.being_said(office_id=office_id, begin=begin, turn=turn, end=end)
    public = (
        listening.said_in_public(office_id=office_id, begin=begin, turn=turn, end=end)
        if may_listen
        else {}
    )
    abouts = {*written, *public}
    answers = desk.direct_answers(office_id=office_id, abouts=abouts, at=end)
    every = (
        _rumour(one, written.get(about, _NOBODY), public.get(about, _NOTHING))
        for about, one in answers.items()
    )
    ranked = sorted(
        (one for one in every if _is_shown(one)), key=lambda one: (-one.voices, one.about)
    )
    shown = _since_when(ranked[:SHOWN_MAX], office_id)
    return Rumours(shown=shown, more=len(ranked) - len(shown))


def _rumour(answer: DirectAnswer, written: Spread, public: SpreadInPublic) -> Rumour:
    return Rumour(
        answer=answer,
        written=written,
        public=public,
        trend=trend(lately=written.lately + public.lately, before=written.before + public.before),
    )


def _is_shown(one: Rumour) -> bool:
    return is_shown(voices=one.voices, denied=one.denied, is_noted=bool(one.answer.said))


def _since_when(found: Sequence[Rumour], office_id: int) -> tuple[Rumour, ...]:
    """Add to each the earlier of both beginnings; two queries at most."""
    wrote = [one.about for one in found if one.written.people]
    said = [one.about for one in found if one.public.voices]
    first = desk.first_said(office_id=office_id, abouts=wrote)
    heard = listening.first_heard(office_id=office_id, abouts=said)
    begins = heard | {about: min(at, heard.get(about, at)) for about, at in first.items()}
    return tuple(replace(one, since=begins.get(one.about)) for one in found)
