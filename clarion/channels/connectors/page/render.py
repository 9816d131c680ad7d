"""Says what a statement is called on our own page."""

import hashlib

from clarion.channels.connectors.page.failures import stands_nowhere
from clarion.channels.contract import Deed, Outgoing


def remote_id_of(outgoing: Outgoing) -> str:
    """Return its one name, in every attempt; raises `Permanent` for what was never there."""
    if outgoing.deed is Deed.SAY:
        return f"page-{hashlib.sha256(outgoing.key.encode()).hexdigest()[:32]}"
    if not outgoing.said_id:
        raise stands_nowhere()
    return outgoing.said_id
