"""Draw the sample of a week: what was overheard and thought harmless, to be read by people.

What was kept has days, and the shortest that an office may choose are as long as the week. So it is
drawn as soon as the week is over, while the words of its Monday are there.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import BigIntegerField, CharField, Count, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.listening.actions.audit.casting import cast_net
from clarion.listening.models import Audit, Audited, Mention, Policy
from clarion.listening.rules.limits import KEEP_DAYS, KEEP_DAYS_MIN
from clarion.people import queries as people
from clarion.reading.missed import (
    CANDIDATES_MAX,
    bounds,
    draw_apart,
    how_many_caught,
    last_week,
)
from clarion.reading.reading import LifeRiskLevel

_HARMLESS = Q(risk="", read_at__isnull=False)


def draw_audit(*, by: Actor, at: datetime) -> int:
    """Draw for the last week that is over, once; return how many are to be read.

    The wide net is cast over the candidates with no transaction open. A week of which nothing was
    kept has no sample.
    """
    by.must(Power.MOVE_POST)
    zone = people.office(by.office_id).zone
    week_on = last_week(at, zone)
    if Audit.objects.of(by.office_id).filter(week_on=week_on).exists():
        return 0
    begin, end = bounds(week_on, zone)
    rows = Mention.objects.of(by.office_id).filter(received_at__gte=begin, received_at__lt=end)
    if not rows.exists():
        return 0
    counted = _count(rows)
    seed = f"{by.office_id}:{week_on}"
    levels = cast_net(_by_lot(rows, seed), office_id=by.office_id)
    audit = Audit(
        office_id=by.office_id,
        week_on=week_on,
        caught=how_many_caught(levels, of=counted["harmless"]),
        whole_since=_whole_since(by.office_id, begin, at),
        drawn_at=at,
        **counted,
    )
    drawn = {one: levels[one] for one in draw_apart(levels, seed=seed)}
    return _keep(audit, drawn, by, at)


def _count(rows: QuerySet[Mention]) -> dict[str, int]:
    found = Q(taken_up_at__isnull=False) & ~Q(risk="")
    counted: dict[str, int] = rows.aggregate(
        harmless=Count("pk", filter=_HARMLESS),
        taken_up=Count("pk", filter=found),
        unread=Count("pk", filter=Q(risk="", read_at=None)),
    )
    return counted


def _by_lot(rows: QuerySet[Mention], seed: str) -> list[int]:
    """Return the candidates, drawn where they are kept: a week may have millions."""
    named = Concat(Value(f"{seed}:"), Cast("pk", CharField()))
    lot = Func(named, 0, function="hashtextextended", output_field=BigIntegerField())
    return list(rows.filter(_HARMLESS).order_by(lot).values_list("pk", flat=True)[:CANDIDATES_MAX])


def _whole_since(office_id: int, begin: datetime, at: datetime) -> datetime | None:
    """Return from when on nothing of the week is forgotten yet; None: all of it is there.

    More days hold only for what came after they were set.
    """
    policy = Policy.objects.of(office_id).first()
    days = policy.keep_days if policy else KEEP_DAYS
    if policy and policy.changed_at > begin:
        days = KEEP_DAYS_MIN
    since = at - timedelta(days=days)
    return since if since > begin else None


@transaction.atomic
def _keep(audit: Audit, drawn: Mapping[int, LifeRiskLevel], by: Actor, at: datetime) -> int:
    """Keep the week unless somebody else has drawn it, of the sample what is not forgotten yet."""
    names = ("harmless", "caught", "taken_up", "unread", "whole_since", "drawn_at")
    facts = {name: getattr(audit, name) for name in names}
    kept, fresh = Audit.objects.get_or_create(
        office_id=by.office_id, week_on=audit.week_on, defaults=facts
    )
    if not fresh:
        return 0
    still = Mention.objects.of(by.office_id).filter(pk__in=drawn).locked().order_by("pk")
    there = set(still.values_list("pk", flat=True))
    sample = [
        Audited(audit=kept, mention_id=pk if pk in there else None, level=level.value)
        for pk, level in drawn.items()
    ]
    Audited.objects.bulk_create(sample)
    enter("mentions drawn", about=f"listening:{kept.week_on}", by=by, at=at,
          drawn=len(sample), harmless=kept.harmless, caught=kept.caught)  # fmt: skip
    return len(sample)
