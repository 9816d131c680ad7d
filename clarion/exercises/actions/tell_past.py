"""Tell what had happened before the visitor came, at the times at which it did.

Clarion takes every clock as an argument, so the hours before are not pretended afterwards: each
message comes in, is triaged and answered as on any day, only quickly.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from clarion.desk import actions as desk
from clarion.desk import queries as desk_queries
from clarion.exercises.actions.stage import Stage
from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.pace import is_done
from clarion.exercises.rules.script import DESK_DEEDS, Line, before, names
from clarion.exercises.rules.wall import Wall
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import Words, collect, deliver, sort_arrivals, type_in_letter

_A_MOMENT = timedelta(seconds=59)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """An office while its past is told; `cases` are those that came of each line."""

    stage: Stage
    office_id: int
    colleagues: dict[str, Actor]
    cases: dict[str, int] = field(default_factory=dict)

    @property
    def clockwork(self) -> Actor:
        return Actor.clockwork(self.office_id)


def tell_past(*, stage: Stage, office_id: int, at: datetime) -> None:
    """Tell what is not told yet. No worker should be at work meanwhile, or times get mixed up."""
    untold = _untold(stage.wall())
    if not untold:
        return
    telling = _Telling(stage=stage, office_id=office_id, colleagues=_colleagues(office_id))
    try:
        for line in untold:
            stage.turn_clock(line.at)
            _tell(telling, line, at + line.at)
    finally:
        stage.turn_clock(timedelta())


def _untold(wall: Wall) -> tuple[Line, ...]:
    """Return the lines from the first that the network does not know; what the desk did is not
    on the network, and was done as far as what came after it was said.
    """
    for place, line in enumerate(before()):
        if _is_on_stage(line) and not is_done(line, wall):
            return before()[place:]
    return ()


def _is_on_stage(line: Line) -> bool:
    return line.do == "say" or line.do not in DESK_DEEDS


def _colleagues(office_id: int) -> dict[str, Actor]:
    """Return those who work here, by the names that they have in the lines."""
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    return {
        one.id: actor
        for one in town_office().colleagues
        if (actor := people.actor_in(office_id=office_id, staff_id=staff[one.name])) is not None
    }


def _tell(telling: _Telling, line: Line, at: datetime) -> None:
    if _is_on_stage(line):
        telling.stage.perform(line, telling.stage.wall())
        _take_in(telling, line, at)
    elif line.do in {"letter", "call"}:
        words = Words(text=line.text, name=names()[line.who])
        by = telling.colleagues[line.by]
        type_in_letter(way=line.do, words=words, enclosed=(), by=by, at=at)
        _take_in(telling, line, at)
    elif case_id := telling.cases.get(line.to):
        _work(telling, line, case_id, at)


def _take_in(telling: _Telling, line: Line, at: datetime) -> None:
    """Fetch, sort and triage, as the clockwork does within seconds on any day."""
    by = telling.clockwork
    for stream in postroom.streams():
        if stream.office_id == telling.office_id:
            collect(stream_id=stream.stream_id, by=by, at=at)
    while sort_arrivals(by=by, at=at):
        pass
    waiting = dict(desk_queries.untriaged(begin=at, end=at + _A_MOMENT))
    for case_id in desk.triage(message_ids=waiting.get(telling.office_id, []), by=by, at=at):
        telling.cases[line.id] = case_id


def _work(telling: _Telling, line: Line, case_id: int, at: datetime) -> None:
    """Let a colleague do what they did, looking at the case while they do it."""
    by = telling.colleagues[line.by]
    desk.look_at(case_id=case_id, by=by, at=at)
    match line.do:
        case "answer":
            _answer(telling, line.text, case_id, by, at)
        case "take":
            desk.assign(case_id=case_id, to=by.person, by=by, at=at)
        case "note":
            desk.add_note(case_id=case_id, text=line.text, by=by, at=at)
        case "assess" | "rule_out":
            _assess(line, case_id, by, at)
        case "resolve":
            desk.resolve(case_id=case_id, outcome=line.text, by=by, at=at)


def _assess(line: Line, case_id: int, by: Actor, at: datetime) -> None:
    desk.assess(
        case_id=case_id,
        life_at_risk=line.do == "assess",
        why=line.text,
        seen_message_id=_seen(case_id, by, at).seen_message_id,
        by=by,
        at=at,
    )


def _seen(case_id: int, by: Actor, at: datetime) -> desk_queries.CasePage:
    return desk_queries.case_page(
        office_id=by.office_id, case_id=case_id, staff_id=by.person, at=at
    )


def _answer(telling: _Telling, text: str, case_id: int, by: Actor, at: datetime) -> None:
    seen = _seen(case_id, by, at)
    desk.answer(
        case_id=case_id,
        key=new_key(),
        text=text,
        edge=seen.reply_edge,
        seen_message_id=seen.seen_message_id,
        seen_answer_id=seen.seen_answer_id,
        by=by,
        at=at,
    )
    for sent in postroom.dispatches_about(office_id=by.office_id, about=f"case:{case_id}"):
        deliver(dispatch_id=sent.id, by=telling.clockwork, at=at)
        desk.confirm(dispatch_id=sent.id, by=telling.clockwork, at=at)
