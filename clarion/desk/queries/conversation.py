"""What was said in a case: their messages, our answers, our notes, in the order of time."""

from dataclasses import dataclass
from datetime import datetime

from clarion.channels.contract import Edge
from clarion.desk.models import Answer, Case, CaseMessage, Note
from clarion.postroom import queries as postroom
from clarion.postroom.queries import DispatchNow, MessageNow

# The newest of a very long conversation; the rest is found by the search.
MESSAGES_MAX = 200


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
    withdrawn_by: str
    withdrawn_at: datetime | None
    dispatch: DispatchNow | None

    @property
    def on_its_way(self) -> bool:
        """Whether nobody can say yet that it arrived, or that it did not."""
        settling = {"queued", "sending", "processing", "unknown"}
        return self.waits_for_signature or bool(self.dispatch and self.dispatch.state in settling)

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether nobody has it yet, as far as we know at this moment."""
        return self.waits_for_signature or bool(self.dispatch and self.dispatch.state == "queued")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNow:
    """A note for colleagues."""

    text: str
    by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the conversation: exactly one of the three is there."""

    at: datetime
    message: MessageNow | None = None
    answer: AnswerNow | None = None
    note: NoteNow | None = None


def messages_of(case: Case) -> tuple[list[MessageNow], bool]:
    """Return the newest messages, oldest first, and whether there are older ones."""
    ids = list(
        CaseMessage.objects.filter(case=case)
        .order_by("-message_id")
        .values_list("message_id", flat=True)[: MESSAGES_MAX + 1]
    )
    kept = ids[:MESSAGES_MAX]
    return postroom.messages(office_id=case.office_id, message_ids=kept), len(ids) > len(kept)


def answers_of(case: Case) -> list[AnswerNow]:
    """Return our answers with what became of each, oldest first."""
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
            and not one.returned_why
            and one.withdrawn_at is None,
            returned_why=one.returned_why,
            withdrawn_by=one.withdrawn_by,
            withdrawn_at=one.withdrawn_at,
            dispatch=dispatches.get(one.dispatch_id) if one.dispatch_id else None,
        )
        for one in Answer.objects.filter(case=case).order_by("id")
    ]


def notes_of(case: Case) -> list[NoteNow]:
    """Return the notes, oldest first."""
    return [
        NoteNow(text=one.text, by=one.by, made_at=one.made_at)
        for one in Note.objects.filter(case=case).order_by("id")
    ]


def lines_of(
    messages: list[MessageNow], answers: list[AnswerNow], notes: list[NoteNow]
) -> tuple[Line, ...]:
    """Put everything in the order of time."""
    lines = [
        *(Line(at=one.received_at, message=one) for one in messages),
        *(Line(at=one.made_at, answer=one) for one in answers),
        *(Line(at=one.made_at, note=one) for one in notes),
    ]
    return tuple(sorted(lines, key=lambda line: line.at))
