"""Draw the sample of a week: messages that the first look thought harmless, to be read by people.

What it thought stands in what it found, whatever a person has said of the case since: a danger that
a colleague found by themselves is one that it missed, and may be drawn like any other.
"""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.cast_net import cast_net
from clarion.desk.models import Audit, Audited, Case, CaseMessage
from clarion.desk.rules.first_look import Risk, saw_danger
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.reading.missed import (
    CANDIDATES_MAX,
    bounds,
    draw,
    draw_apart,
    how_many_caught,
    last_week,
)

# What a person has said may be of a danger that nobody but they had seen.
_NOTHING_SEEN = (Risk.NONE.value, Risk.CONFIRMED.value, Risk.RULED_OUT.value)


def draw_audit(*, by: Actor, at: datetime) -> int:
    """Draw for the last week that is over, once; return how many are to be read.

    The wide net is cast over the candidates with no transaction open.
    """
    by.must(Power.MOVE_POST)
    zone = people.office(by.office_id).zone
    week_on = last_week(at, zone)
    if Audit.objects.of(by.office_id).filter(week_on=week_on).exists():
        return 0
    begin, end = bounds(week_on, zone)
    harmless = _harmless(by.office_id, begin, end)
    seed = f"{by.office_id}:{week_on}"
    levels = cast_net(draw(harmless, seed=seed, size=CANDIDATES_MAX), office_id=by.office_id)
    audit = Audit(
        office_id=by.office_id,
        week_on=week_on,
        harmless=len(harmless),
        caught=how_many_caught(levels, of=len(harmless)),
        confirmed=_confirmed(by.office_id, begin, end),
        drawn_at=at,
    )
    drawn = draw_apart(levels, seed=seed)
    sample = [
        Audited(audit=audit, message_id=one, case_id=harmless[one], level=levels[one].value)
        for one in drawn
    ]
    return _keep(audit, sample, by, at)


@transaction.atomic
def _keep(audit: Audit, sample: list[Audited], by: Actor, at: datetime) -> int:
    """Keep the week unless somebody else has drawn it meanwhile."""
    facts = {name: getattr(audit, name) for name in ("harmless", "caught", "confirmed", "drawn_at")}
    kept, fresh = Audit.objects.get_or_create(
        office_id=by.office_id, week_on=audit.week_on, defaults=facts
    )
    if not fresh:
        return 0
    for one in sample:
        one.audit = kept
    Audited.objects.bulk_create(sample)
    enter("audit drawn", about=f"audit:{kept.week_on}", by=by, at=at,
          drawn=len(sample), harmless=kept.harmless, caught=kept.caught)  # fmt: skip
    return len(sample)


def _harmless(office_id: int, begin: datetime, end: datetime) -> dict[int, int]:
    """Return the messages of a span in whose cases nothing was seen, each with its case."""
    rows = CaseMessage.objects.filter(
        case__office_id=office_id,
        case__risk__in=_NOTHING_SEEN,
        message__received_at__gte=begin,
        message__received_at__lt=end,
        message__automatic=False,
    )
    found = rows.values_list("message_id", "case_id", "case__risk", "case__findings")
    return {
        message: case
        for message, case, risk, findings in found.iterator()
        if risk == Risk.NONE.value or not saw_danger(findings)
    }


def _confirmed(office_id: int, begin: datetime, end: datetime) -> int:
    rows = Case.objects.of(office_id).filter(opened_at__gte=begin, opened_at__lt=end)
    found = rows.filter(moved_at__gte=begin, risk=Risk.CONFIRMED.value)
    return sum(saw_danger(findings) for findings in found.values_list("findings", flat=True))
