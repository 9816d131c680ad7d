"""Somebody who was not involved says afterwards whether the emergency was one."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.signoff.models import Request, Review, Signature, codes_used

FINDING_MAX = 2000


class WasInvolved(Refusal):
    """You wrote or signed these words, or read out a code. Somebody else must review them."""


class NoFinding(Refusal):
    """Write what you have found: was a life at risk, and were these the right words?"""


@transaction.atomic
def review(*, review_id: int, finding: str, by: Actor, at: datetime) -> None:
    """Write the finding; then the review is no longer owed.

    Raises `NoFinding`, `WasInvolved`, `AlreadyMoved`.
    """
    by.must(Power.SIGN)
    if not finding.strip():
        raise NoFinding
    row = Review.objects.of(by.office_id).locked().get_or_refuse(pk=review_id)
    if row.found_at is not None:
        raise AlreadyMoved
    _refuse_involved(row.request, by)
    row.finding, row.found_by = finding.strip()[:FINDING_MAX], by.name
    row.found_by_staff_id, row.found_at = by.person, at
    row.save(update_fields=["finding", "found_by", "found_by_staff", "found_at"])
    enter(
        "emergency reviewed",
        about=row.request.about,
        by=by,
        at=at,
        review=review_id,
        overdue=at > row.due_at,
    )
    live.tell(office_id=by.office_id, topic="alarms")


def _refuse_involved(request: Request, by: Actor) -> None:
    if by.person in request.authors:
        raise WasInvolved
    signed = Signature.objects.filter(request=request, staff_id=by.person)
    if signed.exists() or codes_used(request).filter(made_by_staff=by.person).exists():
        raise WasInvolved
