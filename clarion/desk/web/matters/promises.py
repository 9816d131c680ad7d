"""The ledger of promises: what is due, what was broken, what was kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.desk import actions, queries
from clarion.desk.web.matters.forms import MovePromiseForm, PromiseForm
from clarion.desk.web.matters.labels import PROMISE_VIEWS
from clarion.desk.web.matters.screen import accepted, back_to_matter, done, show_matter
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest


@require_safe
def promises(request: OfficeRequest) -> HttpResponse:
    """Show a page of one view: broken ones first, then by their time."""
    request.actor.must(Power.READ_CASES)
    view = request.GET.get("view", "")
    view = view if view in PROMISE_VIEWS else "pending"
    page = number_of(request.GET.get("page", ""), digits_max=4) or 0
    found, more = queries.promises(
        office_id=request.office.id,
        view=view,
        staff_id=request.actor.staff_id,
        at=clock.now(),
        page=page,
    )
    shown = {
        "promises": found,
        "view": view,
        "may_settle": request.actor.may(Power.ANSWER),
        "tabs": [
            Tab(label=label, url=f"?view={name}", current=name == view)
            for name, label in PROMISE_VIEWS.items()
        ],
        "newer": f"?view={view}&page={page - 1}" if page else "",
        "older": f"?view={view}&page={page + 1}" if more else "",
        "now": clock.now(),
    }
    return render(request, "desk/matters/promises.html", shown)


@require_POST
def keep(request: OfficeRequest, promise_id: int) -> HttpResponse:
    """Say that it was kept."""
    one = _promise(request, promise_id)
    act = partial(
        actions.keep_promise,
        promise_id=promise_id,
        how=str(request.POST.get("how", "")).replace("\x00", ""),
        by=request.actor,
        at=clock.now(),
    )
    done(request, act)
    return _back(request, one)


@require_POST
def reopen(request: OfficeRequest, promise_id: int) -> HttpResponse:
    """Take that back."""
    one = _promise(request, promise_id)
    act = partial(actions.reopen_promise, promise_id=promise_id, by=request.actor, at=clock.now())
    done(request, act)
    return _back(request, one)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: OfficeRequest, promise_id: int) -> HttpResponse:
    """Promise it for another time, with a reason; then offer to tell those who were told."""
    request.actor.must(Power.ANSWER)
    one = _promise(request, promise_id)
    form = MovePromiseForm(request.POST or None)
    if form.is_valid():
        act = partial(
            actions.move_promise,
            promise_id=promise_id,
            **form.cleaned_data,
            by=request.actor,
            at=clock.now(),
        )
        if accepted(form, act):
            words = _("Moved. Nobody has been told yet: tell those who rely on it.")
            messages.success(request, words)
            return _back(request, one)
    shown = {"promise": one, "form": form, "now": clock.now()}
    status = REFUSED if form.errors else 200
    return render(request, "desk/matters/move_promise.html", shown, status=status)


@require_POST
def promise_all(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Write down what everybody in a matter was promised."""
    page = queries.matter_page(office_id=request.office.id, matter_id=matter_id, at=clock.now())
    form = PromiseForm(request.POST, colleagues=page.colleagues, me=request.actor.person)
    if form.is_valid() and accepted(form, _making(request, form, matter_id=matter_id)):
        return back_to_matter(request, matter_id)
    return show_matter(request, matter_id, refused={"promise": form})


@require_POST
def promise_one(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Write down what one person was promised."""
    office_id = request.office.id
    queries.row(office_id=office_id, case_id=case_id)
    form = PromiseForm(
        request.POST,
        colleagues=queries.colleagues(office_id=office_id),
        me=request.actor.person,
    )
    if not form.is_valid() or not accepted(form, _making(request, form, case_id=case_id)):
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
    return redirect("desk:case", office=request.office.slug, case_id=case_id)


def _making(request: OfficeRequest, form: PromiseForm, **about: Any) -> Callable[[], Any]:
    return partial(
        actions.make_promise, **about, **form.cleaned_data, by=request.actor, at=clock.now()
    )


def _promise(request: OfficeRequest, promise_id: int) -> queries.PromiseNow:
    return queries.promise(office_id=request.office.id, promise_id=promise_id, at=clock.now())


def _back(request: OfficeRequest, one: queries.PromiseNow) -> HttpResponse:
    """Go to what the promise is about."""
    if one.matter_id is not None:
        return back_to_matter(request, one.matter_id)
    return redirect("desk:case", office=request.office.slug, case_id=one.case_id)
