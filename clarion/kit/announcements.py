"""Something happened: one job for each listener, deferred in the transaction it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from clarion.kit.lanes import Job, defer

Switchboard = Mapping[type, Sequence[Job]]


class Unlisted(Exception):
    """This event is not on the switchboard, not even with nobody listening."""


@cache
def switchboard() -> Switchboard:
    """Return the literal dictionary that says who listens to what."""
    board: Switchboard = import_string(settings.SWITCHBOARD)
    return board


def announce(event: Any) -> None:
    """Defer a job for each listener; if the transaction fails, nobody hears of it."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("announce inside the transaction")
    listeners = switchboard().get(type(event))
    if listeners is None:
        raise Unlisted(type(event).__name__)
    for listener in listeners:
        defer(listener, **asdict(event))
