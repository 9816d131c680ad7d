"""The office says once which answers may leave without a second person."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord


@transaction.atomic
def begin_standing_word(
    *,
    sentence: str,
    roles: frozenset[str],
    networks: frozenset[str],
    edges: frozenset[Edge],
    life_risk: bool,
    by: Actor,
    at: datetime,
) -> int:
    """Begin a policy and return its number."""
    by.must(Power.MANAGE_OFFICE)
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=sentence,
        roles=sorted(roles),
        networks=sorted(networks),
        edges=sorted(edges),
        life_risk=life_risk,
        begun_at=at,
        begun_by=by.name,
    )
    enter(
        "standing word begun",
        about=f"standing:{word.pk}",
        by=by,
        at=at,
        sentence=sentence,
        roles=sorted(roles),
        networks=sorted(networks),
        edges=sorted(edges),
        life_risk=life_risk,
    )
    return word.pk
