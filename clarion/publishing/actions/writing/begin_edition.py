"""Begin a new edition: other words before it was said, or a correction after it was."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.saying.stopping import stop
from clarion.publishing.actions.writing.copying import copy
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import EDITION, GOES_ON, NEVER_WAS, SAID
from clarion.publishing.rules.refusals import LeavesJustNow


@transaction.atomic
def begin_edition(*, edition_id: int, by: Actor, at: datetime) -> int:
    """Return the number of a draft with the same words.

    Pictures that may not be shown any more do not come along.
    What has not left yet of the old words is stopped and its agreement is void: nobody is told
    any more what is about to be corrected. What was said stays until the correction is.
    Raises `IsWithdrawn`, `AlreadyMoved`, `LeavesJustNow`.
    """
    by.must(Power.PUBLISH)
    old = lock_standing(edition_id, by)
    newer = Edition.objects.filter(statement_id=old.statement_id, number__gt=old.number)
    if old.state not in GOES_ON or newer.exclude(state__in=NEVER_WAS).exists():
        raise AlreadyMoved
    gone = stop(old, why="a new edition was begun", by=by, at=at)
    corrects = old if old.state in SAID else None
    if corrects is None:
        if gone:
            raise LeavesJustNow
        move(old, EDITION, "superseded", moved_at=at)
    new = copy(old, corrects, by, at)
    about = old.statement.about
    enter("edition begun", about=about, by=by, at=at, edition=new.pk, number=new.number)
    live.tell(office_id=by.office_id, topic=about)
    return new.pk
