"""Nothing comes in through Nextdoor: it names nobody who comments, and so not us either."""

from clarion.channels.connectors.nextdoor.failures import nobody_writes
from clarion.channels.contract import Arrived


def arrived(raw: bytes) -> Arrived:
    """Raise `Unreadable`, whatever it is."""
    raise nobody_writes()
