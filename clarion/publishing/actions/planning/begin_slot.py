"""The office keeps a time of the week for what it says of a theme, or on an account."""

import re
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.models import Slot
from clarion.publishing.rules.refusals import CannotPublish
from clarion.publishing.rules.times.slots import SLOTS_MAX

_WALL = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class SlotUnclear(Refusal):
    """A slot needs a day, a time, and either a theme or an account."""


class TooManySlots(Refusal):
    """Fifty slots are enough for a week. End one that nobody needs."""


@transaction.atomic
def begin_slot(
    *,
    days: Collection[int],
    wall: str,
    theme: str = "",
    account_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Begin it and return its number. `days`: 0 is Monday; `wall`: a time such as `09:00`.

    Raises `SlotUnclear`, `TooManySlots`, `CannotPublish`, `NotFound`.
    """
    by.must(Power.PUBLISH)
    if not days or not set(days) <= set(range(7)) or not _WALL.fullmatch(wall):
        raise SlotUnclear
    if bool(theme) == (account_id is not None):
        raise SlotUnclear
    if theme and theme not in THEMES:
        raise NotFound
    accounts = {one.id for one in postroom.publishing_accounts(office_id=by.office_id)}
    if account_id is not None and account_id not in accounts:
        raise CannotPublish
    going_on = Slot.objects.of(by.office_id).filter(ended_at=None)
    if len(going_on.values_list("pk")[:SLOTS_MAX]) >= SLOTS_MAX:
        raise TooManySlots
    slot = Slot.objects.create(
        office_id=by.office_id,
        days=sorted(set(days)),
        wall=wall,
        theme=theme,
        account_id=account_id,
        begun_at=at,
        begun_by=by.name,
    )
    about = f"slot:{slot.pk}"
    enter("slot begun", about=about, by=by, at=at, days=slot.days, wall=wall, theme=theme)
    return slot.pk
