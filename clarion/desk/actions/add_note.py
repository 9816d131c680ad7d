"""Write something for colleagues; it never leaves the building."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Note
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def add_note(*, case_id: int, text: str, by: Actor, at: datetime) -> int:
    """Add a note and return its number; raises `Empty`."""
    by.must(Power.READ_CASES)
    if not text.strip():
        raise Empty
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    note = Note.objects.create(case=case, text=text.strip(), by=by.name, made_at=at)
    enter("note added", about=case.about, by=by, at=at, note=note.pk)
    tell(case)
    return note.pk
