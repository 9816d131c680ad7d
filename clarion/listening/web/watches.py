"""Watches: what is listened for, and how one begins, renews and ends it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.listening import actions, queries
from clarion.listening.web.deeds import do, number, words
from clarion.listening.web.forms import RenewForm, WatchForm, end_of
from clarion.listening.web.tabs import tabs
from clarion.people.queries import OfficeRequest


@require_safe
def watches(request: OfficeRequest) -> HttpResponse:
    """Show them."""
    request.actor.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    shown = {
        "tabs": tabs(request, "watches"),
        "watches": queries.watches(office_id=request.office.id),
        "may_listen": request.actor.may(Power.LISTEN),
    }
    return render(request, "listening/watches.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def new_watch(request: OfficeRequest) -> HttpResponse:
    """Ask what is to be listened for; the governor says in words what it refuses.

    `?instead=N`: how to change one that is on; it ends when the other begins.
    """
    request.actor.must(Power.LISTEN)
    office = request.office
    sources = queries.sources(office_id=office.id, at=clock.now())
    form = WatchForm(
        request.POST or None,
        sources=[(str(one.id), one.title) for one in sources],
        accounts=[
            (str(one.id), f"{one.name} ({one.handle})")
            for one in queries.officials(office_id=office.id)
            if one.state == "holds"
        ],
    )
    instead = number(request.GET.get("instead", ""))
    if instead:
        form.begin_with(queries.wished(office_id=office.id, watch_id=instead), office.zone)
        form.initial["instead"] = instead
    if form.is_valid():
        try:
            watch_id = actions.begin_watch(
                asked=form.asked(office.zone),
                instead=form.cleaned_data["instead"],
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("listening:watch", office=office.slug, watch_id=watch_id)
    shown = {"form": form, "sources": sources, "changes": bool(form["instead"].value())}
    status = REFUSED if form.errors else 200
    return render(request, "listening/new_watch.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def watch(request: OfficeRequest, watch_id: int) -> HttpResponse:
    """Show one; POST renews it."""
    request.actor.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    one = queries.watch(office_id=request.office.id, watch_id=watch_id)
    form = RenewForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        if do(
            request,
            actions.renew_watch,
            _("Renewed. You answer for it from now on."),
            watch_id=watch_id,
            why=said["why"],
            until=end_of(said["until"], request.office.zone),
        ):
            return redirect("listening:watch", office=request.office.slug, watch_id=watch_id)
    shown = {
        "one": one,
        "form": form,
        "may_listen": request.actor.may(Power.LISTEN),
        "is_own": one.asked_by_id == request.actor.staff_id,
    }
    status = REFUSED if form.errors else 200
    return render(request, "listening/watch.html", shown, status=status)


@require_POST
def agree_to_watch(request: OfficeRequest, watch_id: int) -> HttpResponse:
    """Agree as the second person."""
    do(request, actions.agree_to_watch, _("Agreed. It listens now."), watch_id=watch_id)
    return redirect("listening:watch", office=request.office.slug, watch_id=watch_id)


@require_POST
def drop_watch(request: OfficeRequest, watch_id: int) -> HttpResponse:
    """Turn it down, or take it back."""
    do(request, actions.drop_watch, _("Turned down."), watch_id=watch_id)
    return redirect("listening:watches", office=request.office.slug)


@require_POST
def end_watch(request: OfficeRequest, watch_id: int) -> HttpResponse:
    """End it before its day."""
    done = _("Ended. What it found is deleted when its days are over.")
    why = words(request, "why")
    do(request, actions.end_watch, done, watch_id=watch_id, why=why)
    return redirect("listening:watches", office=request.office.slug)
