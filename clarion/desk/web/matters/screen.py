"""The page of a matter, as it is shown after a look and after anything that was refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from clarion.desk import queries
from clarion.desk.web.matters.forms import (
    MergeForm,
    NameMatterForm,
    PromiseForm,
    ResolveMatterForm,
    SpareTellingForm,
)
from clarion.kit import clock
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest


def show_matter(
    request: OfficeRequest, matter_id: int, *, refused: dict[str, Form] | None = None
) -> HttpResponse:
    """Show it; `refused` are forms that come back with what is wrong, by their names here."""
    now = clock.now()
    page = queries.matter_page(
        office_id=request.office.id,
        matter_id=matter_id,
        after=request.GET.get("after", ""),
        at=now,
    )
    shown: dict[str, Any] = {
        "page": page,
        "now": now,
        "may": {power.name.lower(): True for power in request.actor.powers},
        "forms": {
            "resolve": ResolveMatterForm(),
            "spare": SpareTellingForm(auto_id="spare_%s"),
            "name": NameMatterForm(initial={"title": page.row.title}),
            "merge": MergeForm(others=page.others),
            "promise": PromiseForm(colleagues=page.colleagues, me=request.actor.person),
            **(refused or {}),
        },
        "refused": next(iter((refused or {}).values()), None),
    }
    return render(request, "desk/matters/matter.html", shown, status=REFUSED if refused else 200)


def back_to_matter(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Go to the page of a matter."""
    return redirect("desk:matter", office=request.office.slug, matter_id=matter_id)


def done(request: OfficeRequest, action: Callable[[], Any]) -> bool:
    """Do it, or say in a notice why not; what is not theirs to do or to see is raised."""
    try:
        action()
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return False
    return True


def accepted(form: Form, action: Callable[[], Any]) -> bool:
    """Do it, or write into the form why not; what is not theirs to do or to see is raised."""
    try:
        action()
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True
