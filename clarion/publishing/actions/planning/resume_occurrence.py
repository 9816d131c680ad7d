"""Say a series after all on a day that was left out."""

from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.actions.writing.take_up_draft import take_up_draft
from clarion.publishing.models import Edition, Occurrence, Series


@transaction.atomic
def resume_occurrence(*, series_id: int, on: date, by: Actor, at: datetime) -> None:
    """Take its draft up again; without one it is made like those of the other days.

    Raises `AlreadyMoved` for a day that is not left out.
    """
    by.must(Power.PUBLISH)
    rows = Series.objects.of(by.office_id).filter(ended_at=None)
    series: Series = rows.locked().get_or_refuse(pk=series_id)
    one = series.occurrences.filter(on=on).exclude(skipped_at=None).first()
    if one is None:
        raise AlreadyMoved
    if one.statement_id is None:
        one.delete()
    else:
        _take_up(one, by, at)
    enter("series takes a day in again", about=series.about, by=by, at=at, on=str(on))


def _take_up(one: Occurrence, by: Actor, at: datetime) -> None:
    one.skipped_at, one.skipped_by = None, ""
    one.save()
    rows = Edition.objects.of(by.office_id).filter(statement_id=one.statement_id, state="dropped")
    last = rows.order_by("-number").first()
    if last is not None:
        take_up_draft(edition_id=last.pk, by=by, at=at)
