"""The office's clock changes: plans keep the time on the wall, agreements the instant."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.people.actions import change_zone
from clarion.publishing.actions.writing.timing import keep_unwritten
from clarion.publishing.models import Edition, Statement
from clarion.publishing.rules.refusals import PlansChanged
from clarion.publishing.rules.times.rezoning import TIMED, fingerprint, shift


@transaction.atomic
def rezone(*, zone: str, seen: str, by: Actor, at: datetime) -> int:
    """Change the office's zone, and the time of what is not agreed; return how many those are.

    `seen` is what the list that was shown is known by; with any other list something has changed
    meanwhile, and nothing is done. Raises `PlansChanged`, `NoSuchZone`.
    """
    by.must(Power.MANAGE_OFFICE)
    timed = Edition.objects.of(by.office_id).filter(state__in=TIMED, due_at__gt=at)
    statements = Statement.objects.of(by.office_id).filter(pk__in=timed.values("statement_id"))
    list(statements.locked().order_by("id"))
    rows = list(timed.select_related("statement").locked().order_by("statement_id", "id"))
    if fingerprint((row.pk, row.version, row.due_at) for row in rows) != seen:
        raise PlansChanged
    if people.office(by.office_id).zone == zone:
        return 0
    change_zone(zone=zone, by=by, at=at)
    return sum(_follow(row, zone, by, at) for row in rows)


def _follow(row: Edition, zone: str, by: Actor, at: datetime) -> bool:
    if row.due_at is None:
        return False
    new = shift(
        state=row.state,
        due_at=row.due_at,
        due_wall=row.due_wall,
        due_zone=row.due_zone,
        zone=zone,
    )
    if new.kept:
        return False
    before, row.due_at, row.due_zone = row.due_at, new.due_at, new.due_zone
    _keep(row, by, at)
    enter(
        "edition follows the time zone",
        about=row.statement.about,
        by=by,
        at=at,
        edition=row.pk,
        before=before.isoformat(),
        after=new.due_at.isoformat(),
        wall=row.due_wall,
    )
    return True


def _keep(row: Edition, by: Actor, at: datetime) -> None:
    """Save it; where another has its slot at that instant, it keeps the time and not the slot."""
    version = row.version
    try:
        with transaction.atomic():
            keep_unwritten(row, by, at)
    except IntegrityError:
        row.slot_id, row.version = None, version
        keep_unwritten(row, by, at)
