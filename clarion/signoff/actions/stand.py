"""Grant a warrant on the office's standing word, if one covers this answer."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Warrant, policies_in_force
from clarion.signoff.rules.standing import Occasion, policy_for

# An answer that could not leave within a day is looked at again by a person.
STANDING_WARRANT_LASTS = timedelta(days=1)


@transaction.atomic
def stand(
    *,
    about: str,
    digest: str,
    network: str,
    edge: Edge,
    life_risk: bool,
    by: Actor,
    at: datetime,
) -> int | None:
    """Return the number of a warrant for these exact words, or None: somebody must sign."""
    by.must(Power.ANSWER)
    words = policies_in_force(by.office_id)
    occasion = Occasion(role=by.role, network=network, edge=edge, life_risk=life_risk)
    policy = policy_for(tuple(word.policy() for word in words), occasion)
    if policy is None:
        return None
    warrant = Warrant.objects.create(
        office_id=by.office_id,
        about=about,
        digests=[digest],
        standing_id=policy.id,
        granted_at=at,
        expires_at=at + STANDING_WARRANT_LASTS,
    )
    enter(
        "warrant granted",
        about=about,
        by=by,
        at=at,
        warrant=warrant.pk,
        standing=policy.id,
        digest=digest,
    )
    return warrant.pk
