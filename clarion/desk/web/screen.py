"""The page of a case, as it is shown after a look and after anything that was refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from clarion.desk import queries
from clarion.desk.actions import MachineWords
from clarion.desk.queries import CasePage
from clarion.desk.web.forms import FORMS, CaseForm
from clarion.desk.web.matters.forms import PromiseForm
from clarion.desk.web.narrowing import address_of, is_quiet, wanted
from clarion.kit import clock
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest

# Parts of the page that fetch themselves anew when something happens.
_FRAGMENTS = {
    "queue": "desk/parts/queue/rows.html",
    "head": "desk/parts/head.html",
    "conversation": "desk/parts/talk/conversation.html",
    "turn": "desk/parts/turn.html",
    "next-steps": "desk/parts/next_steps.html",
    "reasons": "desk/parts/reasons.html",
    "tasks": "desk/parts/tasks.html",
    "many": "desk/parts/many.html",
}


def load(request: OfficeRequest, case_id: int) -> CasePage:
    """Return a case as whoever asks sees it."""
    return queries.case_page(
        office_id=request.office.id,
        case_id=case_id,
        staff_id=request.actor.person,
        at=clock.now(),
    )


def show(
    request: OfficeRequest,
    page: CasePage,
    *,
    refused: CaseForm | None = None,
    pane: str = "main",
    written: MachineWords | None = None,
) -> HttpResponse:
    """Show a case; `refused` is the one form that comes back with what is wrong with it.

    `written` is what a machine has just written for whoever asks.
    """
    template = _FRAGMENTS.get(request.headers.get("X-Fragment", ""), "desk/case.html")
    shown = context(request, page) | {"pane": pane, "refused": refused, "written": written}
    if template == "desk/case.html":
        shown["known"] = queries.what_is_known(
            office_id=request.office.id, page=page, at=clock.now()
        )
    asked = wanted(request.GET)
    shown["queue"] = queries.queue(
        office_id=request.office.id, wanted=asked, staff_id=request.actor.staff_id
    )
    shown |= {"view": asked.view, "quiet_view": is_quiet(asked)}
    if refused is not None:
        shown["forms"][refused.name] = refused.fit(page, request.office.slug)
    return render(request, template, shown, status=REFUSED if refused else 200)


def context(request: OfficeRequest, page: CasePage) -> dict[str, Any]:
    """Return what every page about a case says of it."""
    return {
        "page": page,
        "case_id": page.id,
        "here": address_of(request.GET),
        "may": {power.name.lower(): True for power in request.actor.powers},
        "now": clock.now(),
        "promise_form": _promise_form(request, page),
        "model_name": queries.model_name(),
        "forms": {kind.name: kind().fit(page, request.office.slug) for kind in FORMS},
    }


def _promise_form(request: OfficeRequest, page: CasePage) -> PromiseForm:
    """Begin with what our answer seems to promise."""
    found = page.many.suggested
    begin = {"words": found.words, "due_at": timezone.localtime(found.due_at)} if found else {}
    return PromiseForm(colleagues=page.colleagues, me=request.actor.person, **begin)


def carry_out(
    request: OfficeRequest, case_id: int, form: CaseForm, action: Callable[..., Any]
) -> HttpResponse:
    """Do what a form asks for and go back to the case; or show the form again, with why not."""
    if form.is_valid():
        try:
            action(case_id=case_id, **form.cleaned_data, by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return back_to(request, case_id)
    return show(request, load(request, case_id), refused=form)


def back_to(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Go to the case, beside the same queue."""
    where = reverse("desk:case", kwargs={"office": request.office.slug, "case_id": case_id})
    return redirect(f"{where}{address_of(request.GET)}")
