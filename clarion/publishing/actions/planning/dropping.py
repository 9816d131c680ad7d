"""Drop the draft that was made for one day of a series."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.publishing.actions.writing.drop_draft import drop_draft
from clarion.publishing.models import Edition, Occurrence
from clarion.publishing.rules.refusals import UnderWay

GONE = ("dropped", "superseded", "rejected", "withdrawn")


def drop_drafts(one: Occurrence, *, by: Actor, at: datetime) -> None:
    """Drop it; raises `UnderWay` for what is more than a draft: somebody was asked to agree."""
    if one.statement_id is None:
        return
    rows = Edition.objects.of(by.office_id).filter(statement_id=one.statement_id)
    kept = list(rows.exclude(state__in=GONE))
    if any(edition.state != "draft" for edition in kept):
        raise UnderWay
    for edition in kept:
        drop_draft(edition_id=edition.pk, by=by, at=at)
