"""Ask somebody else to sign these exact words."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Request


@transaction.atomic
def ask(
    *,
    about: str,
    words: str,
    where: str,
    digests: tuple[str, ...],
    authors: frozenset[int],
    by: Actor,
    at: datetime,
) -> int:
    """Make a request and return its number. Everybody in `authors`, and `by`, may not sign it."""
    by.must(Power.ANSWER)
    hands = authors | ({by.staff_id} if by.staff_id is not None else set())
    request = Request.objects.create(
        office_id=by.office_id,
        about=about,
        words=words,
        where=where,
        digests=list(digests),
        authors=sorted(hands),
        asked_by=by.name,
        asked_at=at,
    )
    enter("signature asked", about=about, by=by, at=at, request=request.pk, digests=list(digests))
    live.tell(office_id=by.office_id, topic="signatures")
    return request.pk
