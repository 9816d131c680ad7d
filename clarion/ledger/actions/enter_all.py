"""Write down many deeds of one kind at once, as when a burst of messages becomes cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.ledger.models import Entry, Waiting


def enter_all(deed: str, *, each: Mapping[str, Mapping[str, Any]], by: Actor, at: datetime) -> None:
    """Enter the same deed about each thing: `{"case:42": {"risk": "none"}, ...}`."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("enter inside the transaction")
    entries = Entry.objects.bulk_create(
        Entry(
            office_id=by.office_id,
            at=at,
            actor_name=by.name,
            actor_role=by.role,
            actor_id=by.staff_id,
            deed=deed,
            about=about,
            facts=dict(facts),
        )
        for about, facts in each.items()
    )
    Waiting.objects.bulk_create(Waiting(entry=entry, office_id=by.office_id) for entry in entries)
