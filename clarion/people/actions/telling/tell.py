"""Colleagues are told by e-mail what waits for them at the desk, unless they want not to be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import new_key
from clarion.people.actions.telling.heading import headed
from clarion.people.events import NoticeWritten
from clarion.people.models import Membership, Notice, Office, Wishes
from clarion.people.rules.notices import (
    NOTICE_LASTS,
    TOLD_MAX,
    UNLESS_SAID,
    Happening,
    Quiet,
    not_before,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told: in one line, where to see it, and whether it may wake people.

    `about`, as the ledger calls it; `once` is the same for what is told once. No words that wait
    for a signature are in it, only their headline.
    """

    happening: Happening
    about: str
    once: str
    line: str
    link: str
    urgent: bool = False


@transaction.atomic
def tell(*, what: Telling, whom: Collection[int], by: Actor, at: datetime) -> int:
    """Write to those of them who want to be told of this; return to how many, now or before.

    Quiet hours delay it, unless it is urgent.
    """
    by.must(Power.MOVE_POST)
    office = Office.objects.get(pk=by.office_id)
    members = Membership.objects.of(by.office_id).filter(
        ended_at=None, staff__is_active=True, staff_id__in=whom
    )
    wishes = Wishes.objects.filter(staff_id__in=members.values("staff_id"))
    said = {one.staff_id: one for one in wishes}
    wanting = members.filter(_wants(what.happening)).select_related("staff")
    known = Notice.objects.of(by.office_id).filter(once=what.once)
    told = set(known.values_list("staff_id", flat=True))
    fresh = [
        _notice(office, member, said.get(member.staff_id), what, at)
        for member in wanting.order_by("pk")[:TOLD_MAX]
        if member.staff_id not in told
    ]
    for notice in Notice.objects.bulk_create(fresh):
        announce(NoticeWritten(office_id=by.office_id, notice_id=notice.pk))
    return len(fresh) + len(told)


def _wants(happening: Happening) -> Q:
    """Those who asked for it, and what nobody should sleep through whoever has said nothing."""
    asked = Q(
        staff_id__in=Wishes.objects.filter(happenings__contains=[happening.value]).values(
            "staff_id"
        )
    )
    if happening not in UNLESS_SAID:
        return asked
    return asked | ~Q(staff_id__in=Wishes.objects.values("staff_id"))


def _notice(
    office: Office, member: Membership, wishes: Wishes | None, what: Telling, at: datetime
) -> Notice:
    staff = member.staff
    quiet = None
    if wishes and wishes.quiet_from is not None and wishes.quiet_until is not None:
        quiet = Quiet(begins=wishes.quiet_from, ends=wishes.quiet_until)
    begins = not_before(quiet, zone=office.zone, urgent=what.urgent, at=at)
    return Notice(
        office=office,
        staff=staff,
        name=staff.name,
        address=staff.email,
        happening=what.happening.value,
        about=what.about,
        once=what.once,
        subject=headed(office, what.line),
        text=_text(office, what),
        urgent=what.urgent,
        key=new_key(),
        made_at=at,
        not_before=begins,
        expires_at=begins + NOTICE_LASTS,
    )


def _text(office: Office, what: Telling) -> str:
    why = _("You can do something about this. Choose under Your account what you are told.")
    exercise = [_("This is an exercise. Nothing in it is real.")] if office.exercise else []
    return "\n\n".join([*exercise, what.line, what.link, f"{office.name}\n{why}"])
