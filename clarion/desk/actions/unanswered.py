"""Since when somebody waits for a word of ours."""

from datetime import datetime

from django.db.models import Max

from clarion.desk.models import TOLD, Answer, Case, CaseMessage


def unanswered_since(case: Case) -> datetime | None:
    """Return when the first message came that no answer of ours has reached, if there is one."""
    answered = Answer.objects.filter(TOLD, case=case).aggregate(last=Max("message_id"))["last"]
    later = CaseMessage.objects.filter(
        case=case, message_id__gt=answered or 0, message__deleted_at=None
    )
    since: datetime | None = (
        later.order_by("message_id").values_list("message__received_at", flat=True).first()
    )
    return since
