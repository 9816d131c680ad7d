"""Does what a button asks for, and says on the next page what became of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest


def do(
    request: OfficeRequest, action: Callable[..., Any], done: str | Promise, **facts: Any
) -> HttpResponse:
    """Do it, or say why not, and go back to the page on which the button was pressed."""
    try:
        action(**facts, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, str(done))
    page = "warnings" if request.POST.get("back") == "warnings" else "going_on"
    return redirect(f"insight:{page}", office=request.office.slug)


def words(request: OfficeRequest, name: str) -> str:
    """Return what was typed, without what no database column holds."""
    return str(request.POST.get(name, "")).replace("\x00", "")
