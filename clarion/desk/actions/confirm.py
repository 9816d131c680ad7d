"""The door says what became of an answer; only what was sent answers a case."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.circulars.note_told import note_told
from clarion.desk.actions.matters.ending import note_ending
from clarion.desk.actions.tell import tell
from clarion.desk.actions.unanswered import unanswered_since
from clarion.desk.models import TOLD, Answer, Case, Copy
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.desk.rules.lives import CASE, OPEN
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import DispatchNow

# How a case's trouble begins when an answer is lost; the rest is the reason.
NOT_DELIVERED = "not delivered: "
_NOBODY_KNOWS = "nobody knows whether "
_LOST = frozenset({"failed", "missed", "expired"})
_TROUBLED = ("returned", "asked", *_LOST, "cancelled")


@transaction.atomic
def confirm(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Follow a dispatch; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    answer = Answer.objects.filter(dispatch_id=dispatch_id, case__office_id=by.office_id).first()
    if answer is None:
        return
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=answer.case_id)
    answer.refresh_from_db(fields=["withdrawn_at", "followed"])
    dispatch = postroom.dispatch(office_id=by.office_id, dispatch_id=dispatch_id)
    known, was_open = answer.followed, case.state in OPEN
    answer.followed = _how_far(dispatch)
    if answer.followed == known != "":
        return
    if answer.followed == "sent":
        answered(case, answer, by, at)
    elif _lost(answer, dispatch):
        _not_answered(case, answer, dispatch, by, at)
    elif answer.followed == "asked":
        _unsure(case, dispatch, at)
    else:
        _sure_again(case, at)
    answer.save(update_fields=["followed"])
    note_told(answer, by, at)
    # A copy that arrived is one of many: the clockwork looks once for all of them.
    if answer.followed != "sent" or not Copy.objects.filter(answer=answer).exists():
        note_ending(case.matter_id)
    tell(case, arrived=not was_open)


def _how_far(dispatch: DispatchNow) -> str:
    """In a word that the sweep can compare with what the door says."""
    if dispatch.bounced_at:
        return "returned"
    asked = dispatch.person_asked and dispatch.state in postroom.UNCLEAR
    return "asked" if asked else dispatch.state


def _lost(answer: Answer, dispatch: DispatchNow) -> bool:
    """The person has not got our answer and does not know it.

    What whoever wrote it took back is no loss, nor is a machine's answer that a person overtook.
    """
    if dispatch.bounced_at or dispatch.state in _LOST:
        return True
    ours = answer.withdrawn_at is not None or dispatch.automatic
    return dispatch.state == "cancelled" and not ours


def answered(case: Case, answer: Answer, by: Actor, at: datetime) -> None:
    """Stop the clock for what the answer answers; what came after it still waits."""
    over = case.state in {"resolved", "closed"}
    later = case.waiting_since if over else unanswered_since(case)
    trouble = case.trouble if _later_one_is_troubled(case, answer) else ""
    known = case.first_replied_at and case.trouble == trouble and case.waiting_since == later
    nothing_to_do = case.state not in {"triaged", "assigned", "waiting"}
    if known and (nothing_to_do or Risk(case.risk) in UNASSESSED):
        return
    if case.first_replied_at is None:
        case.first_replied_at, case.first_due_at = at, case.due_at
    case.waiting_since, case.trouble, case.moved_at = later, trouble, at
    case.wrote_again = case.wrote_again and later is not None
    case.place()
    case.save()
    # Who may be in danger stays among the open until a person has said whether they are.
    settled = later is None and not trouble and Risk(case.risk) not in UNASSESSED
    if settled and case.state in {"triaged", "assigned", "waiting"}:
        move(case, CASE, "answered")
        enter("case answered", about=case.about, by=by, at=at, answer=answer.pk)


def _later_one_is_troubled(case: Case, answer: Answer) -> bool:
    later = Answer.objects.filter(case=case, pk__gt=answer.pk, withdrawn_at=None)
    return later.filter(followed__in=_TROUBLED).exists()


def _not_answered(
    case: Case, answer: Answer, dispatch: DispatchNow, by: Actor, at: datetime
) -> None:
    """The clock goes on as if nothing had been said, because nothing was heard.

    Unless a later answer has reached them, which says what there is to say.
    """
    newer = Answer.objects.filter(TOLD, case=case, pk__gt=answer.pk)
    if newer.filter(message_id__gte=answer.message_id).exists():
        _sure_again(case, at)
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
    case.trouble = f"{_NOBODY_KNOWS}{dispatch.title} has it"
    case.moved_at = at
    case.place()
    case.save()


def _sure_again(case: Case, at: datetime) -> None:
    """Somebody has settled it, or it was taken back before it left."""
    if case.trouble.startswith(_NOBODY_KNOWS):
        case.trouble, case.moved_at = "", at
        case.place()
        case.save()
