"""The rumours of a day: what is being said that we know of, by how many, and our answer to each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
    since: datetime | None

    @property
    def about(self) -> str:
        """By what its messages and mentions are found."""
        return self.answer.about

    @property
    def said(self) -> str:
        """What is being said, as somebody noted it; empty where it only contradicts what we say."""
        return self.answer.said[0] if self.answer.said else ""

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
    span = {"office_id": office_id, "begin": end - DAY, "turn": end - GROWS, "end": end}
    written = desk.being_said(**span)
    public = listening.said_in_public(**span) if may_listen else {}
    abouts = {*written, *public}
    answers = desk.direct_answers(office_id=office_id, abouts=abouts, at=end)
    standing = [
        about
        for about, answer in answers.items()
        if is_shown(
            voices=written.get(about, _NOBODY).people + public.get(about, _NOTHING).voices,
            denied=written.get(about, _NOBODY).denied + public.get(about, _NOTHING).denied,
            is_noted=bool(answer.said),
        )
    ]
    ranked = sorted(standing, key=lambda about: _rank(about, written, public))
    shown = ranked[:SHOWN_MAX]
    since = _since(office_id, shown, written, public)
    found = (_rumour(answers[about], written, public, since) for about in shown)
    return Rumours(shown=tuple(found), more=len(ranked) - len(shown))


def _rank(
    about: str, written: Mapping[str, Spread], public: Mapping[str, SpreadInPublic]
) -> tuple[int, str]:
    return -written.get(about, _NOBODY).people - public.get(about, _NOTHING).voices, about


def _since(
    office_id: int,
    shown: Collection[str],
    written: Mapping[str, Spread],
    public: Mapping[str, SpreadInPublic],
) -> dict[str, datetime]:
    """Return the earlier of both beginnings."""
    wrote = [about for about in shown if about in written]
    said = [about for about in shown if about in public]
    first = desk.first_said(office_id=office_id, abouts=wrote)
    heard = listening.first_heard(office_id=office_id, abouts=said)
    return heard | {about: min(at, heard.get(about, at)) for about, at in first.items()}


def _rumour(
    answer: DirectAnswer,
    written: Mapping[str, Spread],
    public: Mapping[str, SpreadInPublic],
    since: Mapping[str, datetime],
) -> Rumour:
    wrote, said = written.get(answer.about, _NOBODY), public.get(answer.about, _NOTHING)
    return Rumour(
        answer=answer,
        written=wrote,
        public=said,
        trend=trend(lately=wrote.lately + said.lately, before=wrote.before + said.before),
        since=since.get(answer.about),
    )
