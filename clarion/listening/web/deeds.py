"""Does what a button asks for, and says on the next page what became of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.utils.functional import Promise

from clarion.kit import clock
from clarion.kit.numbers import number_of
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest


def do(
    request: OfficeRequest, action: Callable[..., Any], done: str | Promise, **facts: Any
) -> bool:
    """Say whether it was done; a refusal is said to whoever pressed.

    `done` may be empty, where the next page shows it as well.
    """
    try:
        action(**facts, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return False
    if done:
        messages.success(request, str(done))
    return True


def words(request: OfficeRequest, name: str) -> str:
    """Return what was typed, without what no database column holds."""
    return str(request.POST.get(name, "")).replace("\x00", "")


def number(text: str) -> int:
    """Return a number from an address or a form; 0 for what is none."""
    return number_of(text) or 0
