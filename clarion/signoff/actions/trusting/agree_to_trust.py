"""A second person agrees that somebody's words are trusted further: now it holds."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.actions.agree_to_guest import ProposedByYou
from clarion.signoff.actions.trusting.earning import refuse_unearned
from clarion.signoff.actions.trusting.propose_trust import OwnTrust
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.models import Trust
from clarion.signoff.rules.trust import TRUST, TRUST_DAYS, Degree


@transaction.atomic
def agree_to_trust(*, trust_id: int, by: Actor, at: datetime) -> None:
    """Let it hold, for a year. Raises `ProposedByYou`, `OwnTrust`, `NotEarned`, `AlreadyMoved`."""
    by.must(Power.MANAGE_OFFICE)
    take_turn_on_trust(by.office_id)
    rows = Trust.objects.of(by.office_id)
    row: Trust = rows.locked().get_or_refuse(pk=trust_id)
    if row.state != "proposed":
        raise AlreadyMoved
    if row.proposed_by_id == by.person:
        raise ProposedByYou
    if row.staff_id == by.person:
        raise OwnTrust
    trusted = Degree(row.degree) is Degree.TRUSTED
    if trusted:
        refuse_unearned(row.staff_id, by, at)
    for holds in rows.filter(staff_id=row.staff_id, state="holds"):
        move(holds, TRUST, "over")
    ends_at = at + timedelta(days=TRUST_DAYS) if trusted else None
    move(row, TRUST, "holds", ends_at=ends_at, decided_at=at, decided_by=by.name)
    facts = {"trust": row.pk, "degree": row.degree, "themes": row.themes}
    enter("trust agreed to", about=row.about, by=by, at=at, **facts)
    live.tell(office_id=by.office_id, topic="trust")
