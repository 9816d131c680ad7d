"""Give somebody on the list a new link; the one that they had works no more."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Advocate
from clarion.publishing.rules.sharing.advocates import digest, lasts_until


@transaction.atomic
def renew_advocate(*, advocate_id: int, by: Actor, at: datetime) -> str:
    """Return the secret of the new link: shown once, kept only as a digest."""
    by.must(Power.PUBLISH)
    rows = Advocate.objects.of(by.office_id).filter(left_at=None, ended_at=None)
    advocate: Advocate = rows.locked().get_or_refuse(pk=advocate_id)
    secret = secrets.token_urlsafe(32)
    advocate.secret_digest = digest(secret)
    advocate.expires_at = lasts_until(joined=advocate.joined_at is not None, at=at)
    advocate.save(update_fields=["secret_digest", "expires_at"])
    enter("advocate's link renewed", about=advocate.about, by=by, at=at)
    return secret
