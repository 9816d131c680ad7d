"""What a link that works once is about, before anybody uses it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from clarion.people.models import Change, Invitation, Pass, Staff
from clarion.people.rules.four_eyes import CHANGE
from clarion.people.rules.one_time import Purpose, digest, is_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation as the invited person sees it. `known`: they can sign in already.

    `waits`: a second person has not agreed to it yet.
    """

    email: str
    office: str
    role: str
    invited_by: str
    known: bool
    waits: bool


def invited(*, secret: str, at: datetime) -> Invited | None:
    """Return what an invitation says, or None if its link does not work."""
    row = (
        Invitation.objects.filter(secret_digest=digest(secret))
        .select_related("office", "role", "invited_by")
        .annotate(waits=Exists(_waiting(invitation=OuterRef("pk"))))
        .first()
    )
    if row is None:
        return None
    # What waits does not grow old: its days begin when somebody agrees.
    if not row.waits and not is_open(
        expires_at=row.expires_at, used_at=row.accepted_at, withdrawn_at=row.withdrawn_at, at=at
    ):
        return None
    return Invited(
        email=row.email,
        office=row.office.name,
        role=row.role.name,
        invited_by=row.invited_by.name,
        known=Staff.objects.filter(email=row.email).exists(),
        waits=row.waits,
    )


def offers_new_password(*, secret: str, at: datetime) -> bool:
    """Say whether a link for a new password still works, and does already."""
    return _works(secret, Purpose.NEW_PASSWORD, at)


def link_waits(*, secret: str) -> bool:
    """Say whether a second person must agree before a link for a new password works."""
    return _waiting(link__secret_digest=digest(secret)).exists()


def welcomes(*, secret: str, at: datetime) -> bool:
    """Say whether a link into the town still works."""
    return _works(secret, Purpose.WELCOME, at)


def last_welcome(*, office_id: int) -> datetime | None:
    """Return when somebody last walked into an exercise by such a link."""
    used = Pass.objects.of(office_id).filter(purpose=Purpose.WELCOME.value, used_at__isnull=False)
    at: datetime | None = used.order_by("-used_at").values_list("used_at", flat=True).first()
    return at


def _works(secret: str, purpose: Purpose, at: datetime) -> bool:
    passes = Pass.objects.filter(secret_digest=digest(secret), purpose=purpose.value)
    row = passes.exclude(Exists(_waiting(link=OuterRef("pk")))).first()
    return row is not None and is_open(
        expires_at=row.expires_at, used_at=row.used_at, withdrawn_at=None, at=at
    )


def _waiting(**about: Any) -> QuerySet[Change]:
    return Change.objects.filter(state=CHANGE.start, **about)
