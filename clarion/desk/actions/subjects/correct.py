"""Say what a case is about, in the office's own words; Clarion can be taught from it."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Correction
from clarion.desk.queries import subject_now, subject_text
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.reading.taught.lesson import LABEL_CHARACTERS_MAX


class NothingToRead(Refusal):
    """None of what they wrote stands there any more, so that nothing can be learned from it."""


@transaction.atomic
def correct(*, case_id: int, label: str, by: Actor, at: datetime) -> None:
    """Keep it beside the message that opened the case; the same once more changes nothing."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    clean = " ".join(label.lower().split())[:LABEL_CHARACTERS_MAX].strip()
    if not clean:
        raise Empty
    now = subject_now(office_id=by.office_id, case_id=case.pk)
    if clean == now.said:
        return
    read = subject_text(case_id=case.pk)
    if read is None or not read.text:
        raise NothingToRead
    Correction.objects.create(
        office_id=by.office_id,
        case=case,
        message_id=read.message_id,
        label=clean,
        was=now.suggested,
        by=by.name,
        made_at=at,
    )
    enter("subject said", about=case.about, by=by, at=at, subject=clean, suggested=now.suggested)
    tell(case)
