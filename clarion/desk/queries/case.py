"""A case as its page shows it: the conversation, the person, the clocks, and who is here."""

from dataclasses import dataclass
from datetime import datetime

from clarion.channels.contract import Edge
from clarion.desk.models import Answer, Assessment, Case, CaseMessage, Draft, Looking, Note, Turn
from clarion.desk.queries.queue import QueueRow, to_row
from clarion.desk.rules.clocks import LOOKING
from clarion.ledger import queries as ledger
from clarion.ledger.queries import Entered
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow, DispatchNow, MessageNow

# The newest of a very long conversation; the rest is a page of its own.
MESSAGES_MAX = 200
EARLIER_MAX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerNow:
    """One of our answers, with what became of it; no dispatch: by hand, or not signed yet."""

    id: int
    text: str
    edge: Edge
    by: str
    made_at: datetime
    by_hand: bool
    waits_for_signature: bool
    returned_why: str
    dispatch: DispatchNow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the conversation: exactly one of the three is there."""

    at: datetime
    message: MessageNow | None = None
    answer: AnswerNow | None = None
    note: "NoteNow | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNow:
    """A note for colleagues."""

    text: str
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentNow:
    """What a person found about the risk."""

    risk: str
    why: str
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNow:
    """What one has written so far."""

    text: str
    edge: Edge
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything that the page of one case shows to one person."""

    row: QueueRow
    account: AccountNow
    lines: tuple[Line, ...]
    older_lines: bool
    opened_at: datetime
    first_replied_at: datetime | None
    seen_message_id: int
    seen_answer_id: int
    reply_edge: Edge
    turn_name: str  # who else is writing; empty: nobody
    turn_mine: bool
    looking: tuple[str, ...]
    draft: DraftNow | None
    assessments: tuple[AssessmentNow, ...]
    earlier: tuple[QueueRow, ...]
    ledger: tuple[Entered, ...]


def row(*, office_id: int, case_id: int) -> QueueRow:
    """Return one case as the queue shows it; raises `NotFound`."""
    return to_row(_case(office_id, case_id))


def case_page(*, office_id: int, case_id: int, staff_id: int, at: datetime) -> CasePage:
    """Return a case as one person sees it; raises `NotFound`."""
    case = _case(office_id, case_id)
    messages, older = _messages(case)
    answers = _answers(case)
    notes = [
        NoteNow(text=one.text, by=one.by, made_at=one.made_at)
        for one in Note.objects.filter(case=case).order_by("id")
    ]
    turn = Turn.objects.filter(case=case, until__gt=at).first()
    theirs = [one for one in messages if not one.ours and not one.deleted_at]
    return CasePage(
        row=to_row(case),
        account=postroom.account_now(office_id=office_id, account_id=case.account_id),
        lines=_lines(messages, answers, notes),
        older_lines=older,
        opened_at=case.opened_at,
        first_replied_at=case.first_replied_at,
        seen_message_id=max((one.id for one in messages), default=0),
        seen_answer_id=max((one.id for one in answers), default=0),
        reply_edge=theirs[-1].edge if theirs else Edge.PRIVATE,
        turn_name=turn.name if turn and turn.staff_id != staff_id else "",
        turn_mine=bool(turn and turn.staff_id == staff_id),
        looking=_looking(case, staff_id, at),
        draft=_draft(case, staff_id),
        assessments=_assessments(case),
        earlier=_earlier(case),
        ledger=tuple(ledger.history(office_id=office_id, about=case.about)),
    )


def _case(office_id: int, case_id: int) -> Case:
    rows = Case.objects.of(office_id).select_related(
        "last_message", "correspondent", "account", "team", "assigned_to"
    )
    case: Case = rows.get_or_refuse(pk=case_id)
    return case


def _messages(case: Case) -> tuple[list[MessageNow], bool]:
    ids = list(
        CaseMessage.objects.filter(case=case)
        .order_by("-message_id")
        .values_list("message_id", flat=True)[: MESSAGES_MAX + 1]
    )
    kept = ids[:MESSAGES_MAX]
    return postroom.messages(office_id=case.office_id, message_ids=kept), len(ids) > len(kept)


def _answers(case: Case) -> list[AnswerNow]:
    dispatches = {
        one.id: one for one in postroom.dispatches_about(office_id=case.office_id, about=case.about)
    }
    return [
        AnswerNow(
            id=one.pk,
            text=one.text,
            edge=Edge(one.edge),
            by=one.by,
            made_at=one.made_at,
            by_hand=one.by_hand,
            waits_for_signature=one.dispatch_id is None
            and not one.by_hand
            and not one.returned_why,
            returned_why=one.returned_why,
            dispatch=dispatches.get(one.dispatch_id) if one.dispatch_id else None,
        )
        for one in Answer.objects.filter(case=case).order_by("id")
    ]


def _lines(
    messages: list[MessageNow], answers: list[AnswerNow], notes: list[NoteNow]
) -> tuple[Line, ...]:
    lines = [
        *(Line(at=one.received_at, message=one) for one in messages),
        *(Line(at=one.made_at, answer=one) for one in answers),
        *(Line(at=one.made_at, note=one) for one in notes),
    ]
    return tuple(sorted(lines, key=lambda line: line.at))


def _looking(case: Case, staff_id: int, at: datetime) -> tuple[str, ...]:
    rows = Looking.objects.filter(case=case, seen_at__gt=at - LOOKING).exclude(staff_id=staff_id)
    return tuple(rows.order_by("name").values_list("name", flat=True))


def _draft(case: Case, staff_id: int) -> DraftNow | None:
    draft = Draft.objects.filter(case=case, staff_id=staff_id).first()
    return (
        DraftNow(text=draft.text, edge=Edge(draft.edge), saved_at=draft.saved_at) if draft else None
    )


def _assessments(case: Case) -> tuple[AssessmentNow, ...]:
    return tuple(
        AssessmentNow(risk=one.risk, why=one.why, by=one.by, made_at=one.made_at)
        for one in Assessment.objects.filter(case=case).order_by("-id")
    )


def _earlier(case: Case) -> tuple[QueueRow, ...]:
    rows = (
        Case.objects.of(case.office_id)
        .filter(correspondent_id=case.correspondent_id)
        .exclude(pk=case.pk)
        .select_related("last_message", "correspondent", "account", "team", "assigned_to")
        .order_by("-id")[:EARLIER_MAX]
    )
    return tuple(to_row(one) for one in rows)
