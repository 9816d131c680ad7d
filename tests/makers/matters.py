"""Matters, made as they come about: many people write the same to a desk."""

from datetime import datetime

from clarion.desk import queries
from clarion.desk.actions import group_cases
from clarion.desk.models import Case
from tests.makers.desk import Desk, fetch
from tests.makers.people import NOW

BURST = "@townhall the water main in Mill Lane has burst, the whole street is under water"


def group(desk: Desk, *, at: datetime = NOW) -> None:
    """Compare what was not compared, as the clockwork does."""
    case_ids = list(
        Case.objects.of(desk.office_id).order_by("id").values_list("pk", flat=True)
    )
    group_cases(case_ids=case_ids, by=desk.clockwork, at=at)


def a_matter(
    desk: Desk, many: int = 2, *, words: str = BURST, at: datetime = NOW
) -> tuple[int, list[int]]:
    """Let so many people write the same; return the matter and its cases, the oldest first."""
    for number in range(many):
        desk.net.person(f"neighbour{number}").posts(words)
    cases = sorted(fetch(desk, at=at))
    group(desk, at=at)
    rows = queries.matters(office_id=desk.office_id).rows
    matter_id = Case.objects.get(pk=cases[0]).matter_id
    assert matter_id in {one.id for one in rows}
    return matter_id, cases
