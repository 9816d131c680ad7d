"""Whoever is let back into an account speaks by it: where that weighs, two people open it."""

from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.models import Membership, Office
from clarion.people.rules.four_eyes import Course, course
from clarion.people.rules.powers import WEIGHTY


class AskAtTheMachine(Refusal):
    """Only they could agree to this. Whoever has Clarion's machine can let them in again."""


class AskThere(Refusal):
    """They can speak for {office} too, where somebody else must agree: propose it there."""


def weigh_help(*, staff_id: int, by: Actor, at: datetime) -> Course:
    """Say how it goes on when an administrator opens somebody's account.

    It weighs in every office for which they can speak, or they would be reached through the one
    in which nobody looks. Raises `AskAtTheMachine`, `AskThere`, `LeftLately`.
    """
    courses = {
        office: _course_in(office, by=by, at=at)
        for office in Office.objects.filter(pk__in=_speaks_for(staff_id)).order_by("pk")
    }
    here = next((how for office, how in courses.items() if office.pk == by.office_id), None)
    waiting = [office for office, how in courses.items() if how is Course.WAITS]
    if here is Course.WAITS:
        if not _managing(by.office_id) - {by.staff_id, staff_id}:
            raise AskAtTheMachine
        return Course.WAITS
    if waiting:
        raise AskThere(office=waiting[0].name)
    return Course.ALONE if courses else Course.AT_ONCE


def _speaks_for(staff_id: int) -> list[int]:
    members = Membership.objects.filter(staff_id=staff_id, ended_at=None).select_related("role")
    return [one.office_id for one in members if one.role.powers_now() & WEIGHTY]


def _course_in(office: Office, *, by: Actor, at: datetime) -> Course:
    return course(
        grows=True,
        gaining=frozenset(),
        managing=_managing(office.pk),
        proposer=by.staff_id,
        second_left_at=office.second_left_at,
        at=at,
    )


def _managing(office_id: int) -> frozenset[int]:
    return frozenset(queries.staff_with(office_id=office_id, power=Power.MANAGE_PEOPLE))
