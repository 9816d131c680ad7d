"""It will be later than was promised: another promise stands in the place of the first, and why."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.promises.promising import write_promise
from clarion.desk.actions.promises.telling_of import tell_of_promise_on_screens
from clarion.desk.models import Promise
from clarion.desk.rules.matters.lives import PROMISE
from clarion.desk.rules.matters.promised import SayWhyMoved
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people

WHY_MAX = 300


@transaction.atomic
def move_promise(*, promise_id: int, due_at: datetime, why: str, by: Actor, at: datetime) -> int:
    """Promise it for another time; return the new promise. Nobody is told by this alone.

    It stays its owner's; if they do not work here any more, it is now whoever moves it.

    Raises `SayWhyMoved`, `AlreadyMoved`, `NoTimeLeft`, `TooFarAhead`, `NotAColleague`.
    """
    by.must(Power.ANSWER)
    if not why.strip():
        raise SayWhyMoved
    promise = Promise.objects.of(by.office_id).locked().get_or_refuse(pk=promise_id)
    is_here = people.actor_in(office_id=by.office_id, staff_id=promise.owner_id) is not None
    later = write_promise(
        {"matter_id": promise.matter_id, "case_id": promise.case_id},
        words=promise.words,
        due_at=due_at,
        owner_id=promise.owner_id if is_here else by.person,
        by=by,
        at=at,
    )
    move(
        promise,
        PROMISE,
        "moved",
        moved_to_id=later.pk,
        settled_by=by.name,
        settled_at=at,
        why=why.strip()[:WHY_MAX],
    )
    enter("promise moved", about=promise.about, by=by, at=at, promise=promise.pk, why=promise.why)
    tell_of_promise_on_screens(promise)
    return int(later.pk)
