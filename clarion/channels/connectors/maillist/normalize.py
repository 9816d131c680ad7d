"""Nothing comes in through a list: whoever answers writes to the office's own mailbox."""

from clarion.channels.connectors.maillist.failures import nobody_writes
from clarion.channels.contract import Arrived


def arrived(raw: bytes) -> Arrived:
    """Raise `Unreadable`, whatever it is."""
    raise nobody_writes()
