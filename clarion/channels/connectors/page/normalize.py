"""Nothing comes in through the own page."""

from clarion.channels.connectors.page.failures import nobody_writes
from clarion.channels.contract import Arrived


def arrived(raw: bytes) -> Arrived:
    """Raise `Unreadable`, whatever it is."""
    raise nobody_writes()
