"""Let a statement pass although a check stopped it, with a reason that goes on record."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.models import Override
from clarion.publishing.rules.checks.found import QUOTE_MAX
from clarion.publishing.rules.refusals import NoReason, NotADraft


@transaction.atomic
def override(
    *, edition_id: int, code: str, quote: str, digest: str, reason: str, by: Actor, at: datetime
) -> None:
    """Override one finding of a draft; raises `NoReason`, `NotADraft`.

    `digest` is that of the finding as its reader saw it; once it says something else, it stops
    again.
    """
    by.must(Power.PUBLISH)
    if not reason.strip():
        raise NoReason
    edition = lock_standing(edition_id, by)
    if edition.state != "draft":
        raise NotADraft
    made = Override.objects.create(
        edition=edition,
        code=code[:80],
        quote=quote[:QUOTE_MAX],
        digest=digest[:64],
        reason=reason.strip()[:300],
        by=by.name,
        at=at,
    )
    # Whoever lets it pass has a hand in it, so somebody else must sign.
    edition.authors = sorted({*edition.authors, by.person})
    edition.save(update_fields=["authors"])
    enter(
        "check overridden",
        about=edition.statement.about,
        by=by,
        at=at,
        edition=edition_id,
        check=made.code,
        quote=made.quote,
        reason=made.reason,
    )
