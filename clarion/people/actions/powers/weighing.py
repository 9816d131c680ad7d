"""Whether a change holds at once, or waits for a second person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor, Power
from clarion.people import queries
from clarion.people.models import Office
from clarion.people.rules.four_eyes import Course, course


def one_at_a_time(office_id: int) -> Office:
    """Lock the office, so that whatever gives power in it takes turns."""
    return Office.objects.select_for_update(no_key=True).get(pk=office_id)


def weigh(
    office: Office, *, gains: Mapping[str, frozenset[Power]], by: Actor, at: datetime
) -> Course:
    """Say how it goes on; raises `LeftLately`, `NobodyCouldAgree`.

    `gains` maps who gains, `staff:4` or `invitation:9`, to what weighs of that.
    """
    gaining = [who for who, powers in gains.items() if powers]
    staff = [who.removeprefix("staff:") for who in gaining if who.startswith("staff:")]
    managing = queries.staff_with(office_id=office.pk, power=Power.MANAGE_PEOPLE)
    return course(
        grows=bool(gaining),
        gaining=frozenset(map(int, staff)),
        managing=frozenset(managing),
        proposer=by.staff_id,
        second_left_at=office.second_left_at,
        at=at,
    )


def noted(how: Course) -> dict[str, Any]:
    """Return what the ledger says of a change at which nobody else could look."""
    return {"alone": True} if how is Course.ALONE else {}
