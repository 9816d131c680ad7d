"""It is no enquiry of the media, whoever noted so or whatever its words were taken for."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, CaseMessage, Enquiry
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.reading import NeedKind


@transaction.atomic
def drop_enquiry(*, case_id: int, by: Actor, at: datetime) -> None:
    """Let the case be what it was before it was noted; where none is one, nothing changes."""
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.need != NeedKind.MEDIA.value:
        return
    noted = Enquiry.objects.filter(case=case).first()
    was = noted.need_was if noted else ""
    case.need = was if was != NeedKind.MEDIA.value else ""
    if noted and not _wrote_since(noted):
        case.urgent = noted.urgent_was
    case.moved_at = at
    case.place()
    case.save(update_fields=["need", "urgent", "moved_at", "rank", "due_at"])
    outlet = noted.outlet if noted else ""
    if noted:
        noted.delete()
    enter("no enquiry of the media", about=case.about, by=by, at=at, outlet=outlet)
    tell(case)


def _wrote_since(noted: Enquiry) -> bool:
    """Say whether anything came since: it may be what presses, and is not ours to take back."""
    rows = CaseMessage.objects.filter(case_id=noted.case_id)
    return rows.filter(message__received_at__gt=noted.noted_at).exists()
