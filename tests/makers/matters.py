"""Matters, made as they come about: many people write the same to a desk."""

from collections.abc import Collection
from datetime import datetime

from clarion.desk import queries
from clarion.desk.actions import Promised, group_cases, send_circular, send_copy
from clarion.desk.models import Case
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from tests.makers.desk import Desk, Office, fetch
from tests.makers.people import NOW

BURST = "@townhall the water main in Mill Lane has burst, the whole street is under water"
FACTS = "The main in Mill Lane is being mended. Water is back by 18:00 tomorrow."


def group(desk: Office, *, at: datetime = NOW) -> None:
    """Compare whatever was not compared, as the clockwork does."""
    rows = Case.objects.of(desk.office_id).order_by("id")
    case_ids = list(rows.values_list("pk", flat=True))
    group_cases(case_ids=case_ids, by=desk.clockwork, at=at)


def write_in(desk: Desk, *texts: str, begin: int = 0, at: datetime = NOW) -> list[int]:
    """Let somebody else write each of these; return their cases, in this order."""
    for number, text in enumerate(texts, start=begin):
        desk.net.person(f"neighbour{number}").posts(text)
    cases = sorted(fetch(desk, at=at))
    group(desk, at=at)
    return cases


def a_matter(
    desk: Desk, many: int = 2, *, words: str = BURST, begin: int = 0, at: datetime = NOW
) -> tuple[int, list[int]]:
    """Let so many people write the same; return the matter and its cases, the oldest first."""
    cases = write_in(desk, *[words] * many, begin=begin, at=at)
    matter_id = Case.objects.get(pk=cases[0]).matter_id
    assert matter_id is not None
    return matter_id, cases


def tell_all(
    desk: Office,
    matter_id: int,
    *,
    facts: str = FACTS,
    whom: str = "waiting",
    skip: Collection[int] = (),
    promised: Promised | None = None,
    by: Actor | None = None,
    at: datetime = NOW,
) -> int:
    """Look at every copy and send them; return the circular."""
    who = by or desk.chief
    wanted = {"facts": {"en": facts}, "whom": whom, "skip": frozenset(skip)}
    seen = queries.preview(
        office_id=desk.office_id, matter_id=matter_id, staff_id=who.staff_id, at=at, **wanted
    )
    return send_circular(
        matter_id=matter_id,
        key=new_key(),
        seen=seen.fingerprint,
        promised=promised,
        by=who,
        at=at,
        **wanted,
    )


def send_due(desk: Office, *, at: datetime) -> None:
    """Put at the door what is due of answers to all."""
    while due := queries.copies_due(at=at):
        for _office_id, copy_id in due:
            send_copy(copy_id=copy_id, by=desk.clockwork, at=at)
