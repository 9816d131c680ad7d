"""Entering and sealing: the only two things that can be done to the ledger."""

from clarion.ledger.actions.enter import enter
from clarion.ledger.actions.seal import seal

__all__ = ["enter", "seal"]
