"""Note for which outlet somebody asks, and by when they must know."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Enquiry
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.reading import NeedKind

OUTLET_MAX = 120


@transaction.atomic
def note_enquiry(
    *, case_id: int, outlet: str, deadline_at: datetime | None, by: Actor, at: datetime
) -> None:
    """Note it, or note it anew; whatever the words were taken for, it is one of the media's now.

    A deadline may be over: it is noted as it was. Raises `Empty`.
    """
    by.must(Power.ANSWER)
    name = " ".join(outlet.split())[:OUTLET_MAX]
    if not name:
        raise Empty
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    said = {"outlet": name, "deadline_at": deadline_at, "noted_by": by.name, "noted_at": at}
    before = {"need_was": case.need, "urgent_was": case.urgent}
    Enquiry.objects.update_or_create(case=case, defaults=said, create_defaults=said | before)
    case.need, case.urgent, case.moved_at = NeedKind.MEDIA.value, True, at
    case.place()
    case.save(update_fields=["need", "urgent", "moved_at", "rank", "due_at"])
    until = deadline_at.isoformat() if deadline_at else ""
    enter("enquiry noted", about=case.about, by=by, at=at, outlet=name, until=until)
    tell(case)
