"""Let a statement pass although a check stopped it, with a reason that goes on record."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Edition, Override
from clarion.publishing.rules.refusals import NoReason, NotADraft


@transaction.atomic
def override(
    *, edition_id: int, code: str, quote: str, reason: str, by: Actor, at: datetime
) -> None:
    """Override one finding of a draft; raises `NoReason`, `NotADraft`."""
    by.must(Power.PUBLISH)
    if not reason.strip():
        raise NoReason
    edition = Edition.objects.of(by.office_id).locked().get_or_refuse(pk=edition_id)
    if edition.state != "draft":
        raise NotADraft
    made = Override.objects.create(
        edition=edition,
        code=code[:80],
        quote=quote[:200],
        reason=reason.strip()[:300],
        by=by.name,
        at=at,
    )
    enter(
        "check overridden",
        about=f"statement:{edition.statement_id}",
        by=by,
        at=at,
        edition=edition_id,
        check=made.code,
        quote=made.quote,
        reason=made.reason,
    )
