"""Somebody takes a statement along to a network: the day's number grows by one, and that is all."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from clarion.kit.refusals import NotFound
from clarion.people import queries as people
from clarion.publishing.models import ShareCount, Statement
from clarion.publishing.rules.sharing.sharing import NETWORKS, PRESSES_MAX


@transaction.atomic
def count_share(*, statement_id: int, network: str, at: datetime) -> None:
    """Count it on the office's own day. No ledger, no person: who it was is nobody's business.

    Raises `NotFound` for what is no network, and in an exercise: nothing of that is shared.
    """
    statement = Statement.objects.filter(pk=statement_id).first()
    if statement is None or network not in NETWORKS:
        raise NotFound
    office = people.office(statement.office_id)
    if office.exercise:
        raise NotFound
    key = {
        "office_id": office.id,
        "statement_id": statement.pk,
        "network": network,
        "day": at.astimezone(ZoneInfo(office.zone)).date(),
    }
    ShareCount.objects.bulk_create([ShareCount(**key)], ignore_conflicts=True)
    rows = ShareCount.objects.filter(**key, presses__lt=PRESSES_MAX)
    rows.update(presses=F("presses") + 1)
