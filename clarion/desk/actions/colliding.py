"""Nobody answers past somebody else, nor past what a person has written meanwhile."""

from datetime import datetime

from clarion.desk.models import Answer, Case, CaseMessage, Turn
from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal


class SomebodyAnswered(Refusal):
    """{name} answered meanwhile. Compare before you send yours."""


class MoreArrived(Refusal):
    """The person has written again meanwhile. Read it first."""


class SomebodyHasTheTurn(Refusal):
    """{name} is writing an answer. Take over first, with a reason."""


def has_unread(case: Case, seen_message_id: int) -> bool:
    """Say whether its person has written since somebody looked; the case is locked."""
    return CaseMessage.objects.filter(case=case, message_id__gt=seen_message_id).exists()


def refuse_unread(case: Case, seen_message_id: int) -> None:
    """Raise `MoreArrived` if its person has written since somebody looked; the case is locked."""
    if has_unread(case, seen_message_id):
        raise MoreArrived


def refuse_collision(
    case: Case, seen_message_id: int, seen_answer_id: int, by: Actor, at: datetime
) -> None:
    """Let an answer pass that was written to what is there now; the case is locked.

    Raises the refusals above.
    """
    newer = Answer.objects.filter(case=case, pk__gt=seen_answer_id).order_by("-id").first()
    if newer:
        raise SomebodyAnswered(name=newer.by)
    refuse_unread(case, seen_message_id)
    turn = Turn.objects.filter(case=case, until__gt=at).exclude(staff_id=by.person).first()
    if turn:
        raise SomebodyHasTheTurn(name=turn.name)
