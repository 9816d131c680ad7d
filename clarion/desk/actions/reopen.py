"""There is something more to do about a case after all."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.put_back import put_back
from clarion.desk.models import Case
from clarion.kit.actor import Actor, Power


@transaction.atomic
def reopen(*, case_id: int, by: Actor, at: datetime) -> None:
    """Put a case back among the open ones, which also undoes `resolve`.

    What nobody has answered has been waiting since it came; else the clock starts now. Raises
    `GoesOn` where the person has written again and has another case.
    """
    by.must(Power.CLOSE)
    put_back(Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id), by=by, at=at)
