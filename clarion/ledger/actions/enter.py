"""Write down who did what, in the transaction in which it was done."""

from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.ledger.models import Entry, Waiting


def enter(deed: str, *, about: str, by: Actor, at: datetime, **facts: Any) -> None:
    """Enter one deed, e.g. `enter("case assigned", about="case:42", to=7, by=by, at=at)`.

    `facts` are plain JSON values: ids, states and digests rather than anybody's words.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("enter inside the transaction")
    entry = Entry.objects.create(
        office_id=by.office_id,
        at=at,
        actor_name=by.name,
        actor_role=by.role,
        actor_id=by.staff_id,
        deed=deed,
        about=about,
        facts=facts,
    )
    Waiting.objects.create(entry=entry, office_id=by.office_id)
