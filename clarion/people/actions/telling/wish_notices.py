"""Somebody says what they want to be told by e-mail, and in which hours not."""

from collections.abc import Collection
from datetime import datetime, time

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Wishes
from clarion.people.queries import actor_in, office_ids_of
from clarion.people.rules.notices import Happening


class HalfQuiet(Refusal):
    """Quiet hours need a beginning and an end, and these must differ. Leave both empty for none."""


@transaction.atomic
def wish_notices(
    *,
    happenings: Collection[Happening],
    quiet_from: time | None,
    quiet_until: time | None,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what somebody says of themselves, and enter it in each office where they work.

    Raises `HalfQuiet`.
    """
    staff_id = by.person
    if (quiet_from is None) != (quiet_until is None):
        raise HalfQuiet
    if quiet_from is not None and quiet_from == quiet_until:
        raise HalfQuiet
    wanted = sorted(one.value for one in happenings)
    Wishes.objects.update_or_create(
        staff_id=staff_id,
        defaults={
            "happenings": wanted,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
            "changed_at": at,
        },
    )
    for office_id in sorted(office_ids_of(staff_id=staff_id)):
        there = actor_in(office_id=office_id, staff_id=staff_id)
        if there is not None:
            enter("notices chosen", about=f"staff:{staff_id}", by=there, at=at, happenings=wanted)
