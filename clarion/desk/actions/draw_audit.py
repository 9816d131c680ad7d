"""Draw the sample of a week: messages that were thought harmless, to be read again by people."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Audit, Audited, Case, CaseMessage
from clarion.desk.rules.audit import bounds, draw, last_week
from clarion.desk.rules.first_look import Risk
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people

_FOUND = (Risk.CONFIRMED.value,)


@transaction.atomic
def draw_audit(*, by: Actor, at: datetime) -> int:
    """Draw for the last week that is over, once; return how many are to be read."""
    by.must(Power.MOVE_POST)
    zone = people.office(by.office_id).zone
    week_on = last_week(at, zone)
    if Audit.objects.of(by.office_id).filter(week_on=week_on).exists():
        return 0
    begin, end = bounds(week_on, zone)
    harmless = dict(
        CaseMessage.objects.filter(
            case__office_id=by.office_id,
            case__risk=Risk.NONE.value,
            message__received_at__gte=begin,
            message__received_at__lt=end,
            message__automatic=False,
        ).values_list("message_id", "case_id")
    )
    audit, fresh = Audit.objects.get_or_create(
        office_id=by.office_id,
        week_on=week_on,
        defaults={
            "harmless": len(harmless),
            "confirmed": _confirmed(by.office_id, begin, end),
            "drawn_at": at,
        },
    )
    if not fresh:
        return 0
    drawn = draw(harmless, seed=f"{by.office_id}:{week_on}")
    Audited.objects.bulk_create(
        Audited(audit=audit, message_id=number, case_id=harmless[number]) for number in drawn
    )
    enter("audit drawn", about=f"audit:{week_on}", by=by, at=at,
          drawn=len(drawn), harmless=len(harmless))  # fmt: skip
    return len(drawn)


def _confirmed(office_id: int, begin: datetime, end: datetime) -> int:
    rows = Case.objects.of(office_id).filter(opened_at__gte=begin, opened_at__lt=end)
    return rows.filter(moved_at__gte=begin, risk__in=_FOUND).count()
