"""The row that a promise is, whether it is new or stands in the place of another."""

from datetime import datetime
from typing import Any

from clarion.desk.actions.assign import NotAColleague
from clarion.desk.actions.promises.telling_of import tell_of_promise_on_screens
from clarion.desk.models import Promise
from clarion.desk.rules.matters.promised import WORDS_MAX, refuse_untimely, remind_at
from clarion.kit.actor import Actor
from clarion.kit.moments import wall
from clarion.ledger.actions import enter
from clarion.people import queries as people


def write_promise(
    about: dict[str, Any],
    *,
    words: str,
    due_at: datetime,
    owner_id: int,
    by: Actor,
    at: datetime,
) -> Promise:
    """Write it as a clock on the office's wall will show it.

    Raises `NoTimeLeft`, `TooFarAhead`, `NotAColleague`.
    """
    refuse_untimely(due_at=due_at, at=at)
    if people.actor_in(office_id=by.office_id, staff_id=owner_id) is None:
        raise NotAColleague
    zone = people.office(by.office_id).zone
    promise: Promise = Promise.objects.create(
        office_id=by.office_id,
        **about,
        words=words.strip()[:WORDS_MAX],
        wall=wall(due_at, zone),
        zone=zone,
        due_at=due_at,
        owner_id=owner_id,
        made_by=by.name,
        made_at=at,
        remind_at=remind_at(made_at=at, due_at=due_at),
    )
    enter(
        "promise made",
        about=promise.about,
        by=by,
        at=at,
        promise=promise.pk,
        to=owner_id,
        finding=promise.words,
        due=promise.wall.replace("T", " "),
    )
    tell_of_promise_on_screens(promise)
    return promise
