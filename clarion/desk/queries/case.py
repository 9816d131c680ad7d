"""A case as its page shows it: the conversation, the person, the clocks, and who is here."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from clarion.channels.contract import Edge, length
from clarion.desk.models import Assessment, Case, Draft
from clarion.desk.queries.conversation import (
    Line,
    answers_of,
    lines_of,
    messages_of,
    notes_of,
)
from clarion.desk.queries.enquiries import EnquiryNow, enquiry_of, said_in
from clarion.desk.queries.glances.read import ReadNow, read_in
from clarion.desk.queries.matters.on_case import OnCase, on_case
from clarion.desk.queries.presence import Presence, presence_at
from clarion.desk.queries.queue import QueueRow, to_row
from clarion.desk.queries.subjects import SubjectNow, labels_said, subject_now
from clarion.desk.queries.tasks import TaskNow, tasks_of
from clarion.desk.queries.words import ReadyWords, ready_words
from clarion.desk.rules.enquiring import DeadlineSaid
from clarion.desk.rules.lives import OVER
from clarion.ledger import queries as ledger
from clarion.ledger.queries import Entered
from clarion.people import queries as people
from clarion.people.queries import Colleague
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow, MessageNow

EARLIER_MAX = 10
# What was read in older ones led nowhere that anybody still has to see.
READ_MAX = 5
_SHORT = 4  # messages that a screen has room for


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
class PersonNow:
    """Who wrote, as their network knows them."""

    name: str
    handle: str
    url: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything that the page of one case shows to one person."""

    row: QueueRow
    account: AccountNow
    we: str  # as whom we answer: @townhall, desk@town.example
    person: PersonNow
    lines: tuple[Line, ...]
    older_lines: bool
    opened_at: datetime
    first_replied_at: datetime | None
    first_due_at: datetime | None
    window_ends_at: datetime | None  # after this the network takes no private answer
    seen_message_id: int
    seen_answer_id: int
    reply_edge: Edge
    presence: Presence
    draft: DraftNow | None
    on_its_way: bool  # an answer of ours has left and has not arrived, or waits to be signed
    assessments: tuple[AssessmentNow, ...]
    tasks: tuple[TaskNow, ...]
    earlier: tuple[QueueRow, ...]
    ledger: tuple[Entered, ...]
    colleagues: tuple[Colleague, ...]
    ready_words: tuple[ReadyWords, ...]
    subject: SubjectNow  # what it is about, in the office's own words
    labels: tuple[str, ...]  # what was said of other cases
    enquiry: EnquiryNow | None  # what was noted of it, if the media ask
    deadline_said: DeadlineSaid | None  # what their last words seem to name
    read: tuple[ReadNow, ...]  # what the words of their newest messages suggest, the newest first
    many: OnCase  # its matter, what was said to all in it, what was promised

    @property
    def id(self) -> int:
        """The case's number."""
        return self.row.id

    @property
    def can_send(self) -> bool:
        """Whether an answer can leave by the way by which the message came."""
        return self.account.capabilities.sends and self.account.state != "closed"

    @property
    def was_overheard(self) -> bool:
        """Whether nobody wrote to us: it was said in public, and somebody here took it up."""
        public = any(line.message and line.message.edge == Edge.PUBLIC for line in self.lines)
        return public and not self.account.capabilities.sends

    @property
    def is_long(self) -> bool:
        """Whether its newest message is hardly on the first screen."""
        return len(self.lines) > _SHORT

    @property
    def over(self) -> bool:
        """Whether somebody has ended it; to go on with it, it is opened again."""
        return self.row.state in OVER

    @property
    def last_word(self) -> str:
        """How it ended, or for whom it waits, in the words of whoever said so."""
        words = (one.facts.get("outcome") or one.facts.get("whom") for one in self.ledger[::-1])
        return next((word for word in words if word), "")

    @property
    def open_tasks(self) -> tuple[TaskNow, ...]:
        """What is still to be done."""
        return tuple(one for one in self.tasks if one.done_at is None)

    def newer_than(self, *, message_id: int, answer_id: int) -> tuple[Line, ...]:
        """Return what has been said since somebody saw the conversation."""
        return tuple(
            line
            for line in self.lines
            if (line.message and line.message.id > message_id)
            or (line.answer and line.answer.id > answer_id)
        )


def row(*, office_id: int, case_id: int) -> QueueRow:
    """Return one case as the queue shows it; raises `NotFound`."""
    return to_row(_case(office_id, case_id))


def case_page(*, office_id: int, case_id: int, staff_id: int, at: datetime) -> CasePage:
    """Return a case as one person sees it; raises `NotFound`. The same few queries always."""
    case = _case(office_id, case_id)
    account = postroom.account_now(office_id=office_id, account_id=case.account_id)
    messages, older = messages_of(case)
    answers = answers_of(case)
    theirs = [one for one in messages if not one.ours and not one.deleted_at]
    colleagues = tuple(people.colleagues(office_id=office_id))
    return CasePage(
        row=to_row(case),
        account=account,
        we=account.address if "@" in account.address else f"@{account.address}",
        person=_person(case),
        lines=lines_of(messages, answers, notes_of(case)),
        older_lines=older,
        opened_at=case.opened_at,
        first_replied_at=case.first_replied_at,
        first_due_at=case.first_due_at,
        window_ends_at=_window_end(theirs, account),
        seen_message_id=max((one.id for one in messages), default=0),
        seen_answer_id=max((one.id for one in answers), default=0),
        reply_edge=_reply_edge(theirs, account),
        presence=presence_at(case.pk, staff_id, at),
        draft=_draft(case, staff_id),
        on_its_way=any(one.on_its_way for one in answers),
        assessments=_assessments(case),
        tasks=tasks_of(case, timezone.localdate(at)),
        earlier=_earlier(case),
        ledger=tuple(ledger.history(office_id=office_id, about=case.about)),
        colleagues=colleagues,
        ready_words=_ready_words(case, colleagues, staff_id, at),
        subject=subject_now(office_id=office_id, case_id=case.pk),
        labels=labels_said(office_id=office_id),
        enquiry=enquiry_of(case),
        deadline_said=said_in(case),
        read=read_in(
            office_id=office_id,
            message_ids=[one.id for one in theirs if not one.automatic][-READ_MAX:],
        ),
        many=on_case(case, answers, at),
    )


def measure(*, office_id: int, case_id: int, text: str) -> tuple[int, int | None]:
    """Return how long a text is as the case's network counts, and what it takes at most."""
    case = Case.objects.of(office_id).get_or_refuse(pk=case_id)
    account = postroom.account_now(office_id=office_id, account_id=case.account_id)
    return length(text, account.capabilities.counting), account.capabilities.answer_limit


def _case(office_id: int, case_id: int) -> Case:
    rows = Case.objects.of(office_id).select_related(
        "office",
        "last_message",
        "correspondent",
        "account",
        "team",
        "assigned_to",
        "matter__answered",
        "enquiry",
    )
    case: Case = rows.get_or_refuse(pk=case_id)
    return case


def _person(case: Case) -> PersonNow:
    who = case.correspondent
    return PersonNow(
        name=who.name or who.handle or who.remote_id,
        handle=who.handle,
        url=who.url,
        first_seen_at=who.first_seen_at,
    )


def _reply_edge(theirs: list[MessageNow], account: AccountNow) -> Edge:
    """As they wrote, where we can answer so; else as we can; nobody is exposed by a default.

    What is answered by hand is answered where it was said.
    """
    wanted = theirs[-1].edge if theirs else Edge.PRIVATE
    edges = account.capabilities.edges
    as_they_did = wanted in edges or not edges or not account.capabilities.sends
    return wanted if as_they_did else next(iter(sorted(edges)))


def _window_end(theirs: list[MessageNow], account: AccountNow) -> datetime | None:
    window = account.capabilities.reply_window
    return theirs[-1].received_at + window if theirs and window else None


def _ready_words(
    case: Case, colleagues: tuple[Colleague, ...], staff_id: int, at: datetime
) -> tuple[ReadyWords, ...]:
    facts = {
        "person": _person(case).name,
        "case": case.reference,
        "office": case.office.name,
        "me": next((one.name for one in colleagues if one.staff_id == staff_id), ""),
    }
    return ready_words(office_id=case.office_id, on=at.date(), facts=facts)


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
        .select_related("last_message", "correspondent", "account", "team", "assigned_to", "matter")
        .order_by("-id")[:EARLIER_MAX]
    )
    return tuple(to_row(one) for one in rows)
