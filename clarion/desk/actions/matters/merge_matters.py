"""A person sees that two matters are one: the second takes everything that is in the first."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.changing import change_by_hand
from clarion.desk.actions.matters.seating import hold_seats, seats_in
from clarion.desk.models import Circular, Matter
from clarion.desk.rules.matters.lives import UNDER_WAY
from clarion.desk.rules.matters.seats import merge
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal


class AnswerUnderWay(Refusal):
    """An answer to all in this matter is on its way. Wait until it has left, or stop it."""


@transaction.atomic
def merge_matters(*, matter_id: int, into_id: int, by: Actor, at: datetime) -> int:
    """Put everything of one matter into another; return the change.

    Raises `SameMatter`, `AnswerUnderWay`.
    """
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    pair = Matter.objects.of(by.office_id).filter(into=None)
    matter = pair.get_or_refuse(pk=matter_id)
    into = pair.get_or_refuse(pk=into_id)
    moves = merge(seats_in(matter), matter=matter_id, into=into_id)
    if Circular.objects.filter(matter=matter, state__in=UNDER_WAY).exists():
        raise AnswerUnderWay
    Matter.objects.filter(pk=matter.pk).update(into=into)
    return change_by_hand("merged", matter, moves, other=into, by=by, at=at).pk
