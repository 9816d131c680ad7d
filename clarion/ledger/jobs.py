"""The ledger's clockwork: seal what was entered."""

from clarion.kit.lanes import Lane, each, every
from clarion.ledger import queries
from clarion.ledger.actions import seal


@every("*/5 * * * * *", lane=Lane.SLOW)
def seal_entries() -> None:
    """Seal every office's entries within seconds of their being made."""
    each(queries.offices_waiting(), _seal_all)


def _seal_all(office_id: int) -> None:
    while seal(office_id=office_id):
        pass
