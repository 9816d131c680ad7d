"""The door says what became of an answer; only what was sent answers a case."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Case, CaseMessage
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.desk.rules.lives import CASE, OPEN
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import DispatchNow

# How a case's trouble begins when an answer is lost; the rest is the reason.
NOT_DELIVERED = "not delivered: "
# The person has not got our answer and does not know it. What we took back ourselves is no
# trouble: the clock has never stopped for it.
_LOST = frozenset({"failed", "missed", "expired"})


@transaction.atomic
def confirm(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Follow a dispatch; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    answer = Answer.objects.filter(dispatch_id=dispatch_id, case__office_id=by.office_id).first()
    if answer is None:
        return
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=answer.case_id)
    dispatch = postroom.dispatch(office_id=by.office_id, dispatch_id=dispatch_id)
    was_open = case.state in OPEN
    if dispatch.state == "sent" and not dispatch.bounced_at:
        answered(case, answer, by, at)
    elif dispatch.state in _LOST or dispatch.bounced_at:
        _not_answered(case, answer, dispatch, by, at)
    elif dispatch.person_asked:
        _unsure(case, dispatch, at)
    answer.followed = _how_far(dispatch)
    answer.save(update_fields=["followed"])
    tell(case, arrived=not was_open)


def _how_far(dispatch: DispatchNow) -> str:
    """In a word that the sweep can compare with what the door says."""
    asked = dispatch.person_asked and dispatch.state not in postroom.SETTLED
    return "asked" if asked else dispatch.shown


def answered(case: Case, answer: Answer, by: Actor, at: datetime) -> None:
    """Stop the clock for what the answer answers; what came after it still waits."""
    later = (
        CaseMessage.objects.filter(case=case, message_id__gt=answer.message_id)
        .order_by("message_id")
        .values_list("message__received_at", flat=True)
        .first()
    )
    known = case.first_replied_at and not case.trouble and case.waiting_since == later
    nothing_to_do = case.state not in {"triaged", "assigned", "waiting"}
    if known and (nothing_to_do or Risk(case.risk) in UNASSESSED):
        return
    if case.first_replied_at is None:
        case.first_replied_at, case.first_due_at = at, case.due_at
    case.waiting_since, case.trouble, case.moved_at = later, "", at
    case.place()
    case.save()
    # Who may be in danger stays among the open until a person has said whether they are.
    settled = later is None and Risk(case.risk) not in UNASSESSED
    if settled and case.state in {"triaged", "assigned", "waiting"}:
        move(case, CASE, "answered")
        enter("case answered", about=case.about, by=by, at=at, answer=answer.pk)


def _not_answered(
    case: Case, answer: Answer, dispatch: DispatchNow, by: Actor, at: datetime
) -> None:
    """The clock goes on as if nothing had been said, because nothing was heard."""
    if case.trouble:
        return
    since = postroom.message(office_id=by.office_id, message_id=answer.message_id).received_at
    case.waiting_since = min(case.waiting_since or since, since)
    word = "returned" if dispatch.bounced_at else dispatch.state
    case.trouble, case.moved_at = f"{NOT_DELIVERED}{dispatch.reason}"[:500], at
    case.place()
    case.save()
    if case.state in {"answered", "resolved", "waiting"}:
        move(case, CASE, "assigned" if case.assigned_to_id else "triaged")
    enter("answer not received", about=case.about, by=by, at=at, answer=answer.pk, why=word)


def _unsure(case: Case, dispatch: DispatchNow, at: datetime) -> None:
    case.trouble = f"nobody knows whether {dispatch.title} has it"
    case.moved_at = at
    case.place()
    case.save()
