"""The office says once which answers may leave without a second person."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.proposing import announce_proposal
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
    """Begin a policy and return its number.

    Until a second person agrees it is not in force, unless nobody else could. Raises
    `NobodySeconds`, `LeftLately`.
    """
    by.must(Power.MANAGE_OFFICE)
    waits = people.waits_for_second(actor=by, at=at)
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=sentence,
        roles=sorted(roles),
        networks=sorted(networks),
        edges=sorted(edges),
        life_risk=life_risk,
        begun_at=at,
        begun_by=by.name,
        begun_by_id=by.staff_id,
        proposed=waits,
    )
    enter(
        "standing word put forward" if waits else "standing word begun",
        about=word.about,
        by=by,
        at=at,
        sentence=sentence,
        roles=sorted(roles),
        networks=sorted(networks),
        edges=sorted(edges),
        life_risk=life_risk,
        **({} if waits else {"alone": True}),
    )
    if waits:
        announce_proposal(word.about, by, at)
    return word.pk
