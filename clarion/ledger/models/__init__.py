"""Entries, the seals that chain them, and the entries that wait for their seal."""

from clarion.ledger.models.entry import Entry, Seal, Waiting

__all__ = ["Entry", "Seal", "Waiting"]
