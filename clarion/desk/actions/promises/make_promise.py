"""Write down what somebody was promised, by when, and who sees to it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.desk.actions.promises.promising import write_promise
from clarion.desk.models import Case, Matter, Promise
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.matters.lives import PENDING
from clarion.desk.rules.matters.promised import PROMISES_MAX, TooManyPromises
from clarion.kit.actor import Actor, Power


@transaction.atomic
def make_promise(
    *,
    matter_id: int | None = None,
    case_id: int | None = None,
    words: str,
    due_at: datetime,
    owner_id: int,
    by: Actor,
    at: datetime,
) -> int:
    """Keep a promise about a matter or about one case; return its number.

    Raises `Empty`, `NotAColleague`, `NoTimeLeft`, `TooFarAhead`, `TooManyPromises`.
    """
    by.must(Power.ANSWER)
    if not words.strip():
        raise Empty
    about = _about(matter_id, case_id, by.office_id)
    if Promise.objects.filter(**about, state__in=PENDING).count() >= PROMISES_MAX:
        raise TooManyPromises(limit=PROMISES_MAX)
    return int(write_promise(about, words=words, due_at=due_at, owner_id=owner_id, by=by, at=at).pk)


def _about(matter_id: int | None, case_id: int | None, office_id: int) -> dict[str, Any]:
    """Return what it is about, locked, so that the limit holds however many write at once."""
    if matter_id is not None:
        rows = Matter.objects.of(office_id).locked()
        return {"matter": rows.get_or_refuse(pk=matter_id, into=None)}
    return {"case": Case.objects.of(office_id).locked().get_or_refuse(pk=case_id)}
