"""Say for which words the office listens in every message, and who is to have them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.models import KeywordList
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people import queries as people

TERMS_MAX = 500
TERM_LENGTH_MAX = 120
WEIGHT_MAX = 10


@transaction.atomic
def write_keyword_list(
    *,
    name: str,
    terms: Sequence[str],
    weight: int,
    team_id: int | None,
    by: Actor,
    at: datetime,
) -> int:
    """Make a list, or replace the one of that name; return its number."""
    by.must(Power.MANAGE_OFFICE)
    clean = sorted({" ".join(term.split())[:TERM_LENGTH_MAX] for term in terms} - {""})
    if not name.strip() or not clean:
        raise Empty
    if team_id is not None and team_id not in {
        pk for pk, _ in people.teams(office_id=by.office_id)
    }:
        raise NotFound
    words, _ = KeywordList.objects.update_or_create(
        office_id=by.office_id,
        name=name.strip()[:80],
        defaults={
            "terms": clean[:TERMS_MAX],
            "weight": max(1, min(weight, WEIGHT_MAX)),
            "team_id": team_id,
            "changed_at": at,
        },
    )
    enter("keyword list written", about=f"keywords:{words.pk}", by=by, at=at, count=len(clean))
    return words.pk
