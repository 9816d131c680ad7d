"""Entering and sealing: the only things that can be done to the ledger."""

from clarion.ledger.actions.enter import enter
from clarion.ledger.actions.enter_all import enter_all
from clarion.ledger.actions.seal import seal

__all__ = ["enter", "enter_all", "seal"]
