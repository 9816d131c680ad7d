"""Take up a draft again that was dropped: a new edition with its words."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.copying import copy
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import NEVER_WAS


@transaction.atomic
def take_up_draft(*, edition_id: int, by: Actor, at: datetime) -> int:
    """Return the number of a draft with the same words; what was dropped stays dropped.

    It has the same slot, if nobody else has taken it. Raises `IsWithdrawn`, and `AlreadyMoved` for
    what was not dropped, or where another edition has begun since.
    """
    by.must(Power.PUBLISH)
    old = lock_standing(edition_id, by)
    newer = Edition.objects.filter(statement_id=old.statement_id, number__gt=old.number)
    if old.state != "dropped" or newer.exclude(state__in=NEVER_WAS).exists():
        raise AlreadyMoved
    try:
        with transaction.atomic():
            new = copy(old, None, by, at)
    except IntegrityError:  # somebody else has its slot by now; the time it keeps
        new = copy(old, None, by, at, keeps_slot=False)
    about = old.statement.about
    enter("draft taken up", about=about, by=by, at=at, edition=new.pk, number=new.number)
    live.tell(office_id=by.office_id, topic=about)
    return new.pk
