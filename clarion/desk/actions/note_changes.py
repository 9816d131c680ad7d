"""People edited or deleted what they wrote, or our own words came back: the case follows."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, CaseMessage
from clarion.desk.rules.first_look import Risk, first_look, worse
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import MessageNow
from clarion.reading import Reader


@transaction.atomic
def note_changes(*, message_ids: Sequence[int], by: Actor, at: datetime) -> None:
    """Read edited words again; stop the clock when everything that waited was deleted."""
    by.must(Power.MOVE_POST)
    links = dict(
        CaseMessage.objects.filter(message_id__in=message_ids).values_list("message_id", "case_id")
    )
    changed = postroom.messages(office_id=by.office_id, message_ids=list(links))
    rows = Case.objects.of(by.office_id).filter(pk__in=set(links.values()))
    cases = {case.pk: case for case in rows.order_by("id").locked()}
    for message in changed:
        case = cases[links[message.id]]
        if message.deleted_at:
            _deleted(case, by, at)
        else:
            _edited(case, message, by, at)
        case.moved_at = at
        case.place()
        case.save()
        tell(case)


def _deleted(case: Case, by: Actor, at: datetime) -> None:
    """The clock runs for what still stands. The risk stays: a deleted cry is still a cry."""
    enter("message deleted by its author", about=case.about, by=by, at=at)
    ids = CaseMessage.objects.filter(case=case).values_list("message_id", flat=True)
    standing = [
        one
        for one in postroom.messages(office_id=case.office_id, message_ids=list(ids))
        if not one.deleted_at and case.waiting_since and one.received_at >= case.waiting_since
    ]
    case.waiting_since = min((one.received_at for one in standing), default=None)


def _edited(case: Case, message: MessageNow, by: Actor, at: datetime) -> None:
    enter("message edited by its author", about=case.about, by=by, at=at)
    (reading,) = Reader.compile().read_many([message.text])
    look = first_look(reading, automatic=message.automatic)
    case.risk = worse(Risk(case.risk), look.risk).value
    if look.findings:
        case.findings = [[one.kind, one.words] for one in look.findings]
