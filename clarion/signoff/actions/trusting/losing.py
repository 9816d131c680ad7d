"""Trust is lost at once, and what waits for signatures is asked the steps that it was spared."""

from collections.abc import Collection
from datetime import datetime

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.models import Request, Trust
from clarion.signoff.queries.trust import records
from clarion.signoff.rules.quorum import spared
from clarion.signoff.rules.trust import TRUST, Degree, returns_too_much


def lose(*, hands: Collection[int], why: str, by: Actor, at: datetime) -> None:
    """Whoever of them is trusted is so no longer; what waited for a second person is dropped."""
    rows = Trust.objects.of(by.office_id).filter(staff_id__in=hands, degree=Degree.TRUSTED.value)
    for row in rows.filter(state__in=["holds", "proposed"]).select_for_update():
        held = row.state == "holds"
        to = "over" if held else "dropped"
        move(row, TRUST, to, decided_at=row.decided_at or at, decided_by=row.decided_by or by.name)
        if held:
            ask_after_all(row.staff_id, Degree.ORDINARY, by, at)
        enter("trust lost", about=row.about, by=by, at=at, trust=row.pk, why=why)
        live.tell(office_id=by.office_id, topic="trust")


def lose_for_answer(request: Request, *, final: bool, by: Actor, at: datetime) -> None:
    """What was rejected ends trust; what was returned does when too much comes back."""
    rows = Trust.objects.of(by.office_id).filter(degree=Degree.TRUSTED.value)
    rows = rows.filter(state__in=["holds", "proposed"])
    trusted = list(rows.filter(staff_id__in=request.authors).values_list("staff_id", flat=True))
    if not trusted:
        return
    if not final:
        earned = records(office_id=by.office_id, hands=trusted, at=at)
        trusted = [one for one in trusted if returns_too_much(earned[one])]
    why = "something was rejected" if final else "too much was returned"
    lose(hands=trusted, why=why, by=by, at=at)


def ask_after_all(staff_id: int, degree: Degree, by: Actor, at: datetime) -> None:
    """Ask every step that words of this degree are asked; they come behind those that are left."""
    rows = Request.objects.of(by.office_id).filter(state="open", authors__contains=[staff_id])
    for row in rows.exclude(spared=[]).select_for_update(of=("self",)):
        still = [place for place in row.spared if place in spared(row.chain(), degree)]
        asked = [place for place in row.spared if place not in still]
        if not asked:
            continue
        row.spared = still
        row.save(update_fields=["spared"])
        enter("steps asked after all", about=row.about, by=by, at=at, request=row.pk, steps=asked)
        live.tell(office_id=by.office_id, topic="signatures")
