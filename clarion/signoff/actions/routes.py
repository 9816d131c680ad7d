"""There is one emergency route at a time: a newer one that holds ends the earlier one."""

from datetime import datetime

from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.signoff.models import chains_in_force


def end_earlier_routes(by: Actor, at: datetime) -> None:
    """End the emergency route that is in force, inside the caller's transaction."""
    for chain in chains_in_force(by.office_id).filter(emergency=True).select_for_update():
        chain.ended_at, chain.ended_by = at, by.name
        chain.save(update_fields=["ended_at", "ended_by"])
        enter("emergency route ended", about=chain.about, by=by, at=at)
