"""A list of places is brought: looked at first, then taken, and undone if it was the wrong one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.places import actions, queries
from clarion.places.web.forms import ListForm, TakeForm
from clarion.places.web.words import KINDS, REASONS

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
def bring(request: OfficeRequest) -> HttpResponse:
    """Take a file in, and show what it holds before anything changes."""
    request.actor.must(Power.MANAGE_OFFICE)
    sent = request.method == "POST"
    form = ListForm(request.POST, request.FILES) if sent else ListForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            listing_id = actions.propose_places(
                file_name=file.name or "", content=file.read(), by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error("file", refusal.sentence)
        else:
            return redirect("places:look", office=request.office.slug, listing_id=listing_id)
    status = REFUSED if form.errors else 200
    return render(request, "places/bring.html", {"form": form, "kinds": KINDS}, status=status)


@_FORM
def look(request: OfficeRequest, listing_id: int) -> HttpResponse:
    """Show what a list holds and what of it was left out; POST takes it."""
    request.actor.must(Power.MANAGE_OFFICE)
    listing = queries.proposal(office_id=request.office.id, listing_id=listing_id)
    form = TakeForm(request.POST or None)
    if form.is_valid():
        try:
            new = actions.import_places(
                listing_id=listing_id, **form.cleaned_data, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            words = ngettext("%d place is new.", "%d places are new.", new) % new
            here = {"office": request.office.slug, "listing_id": listing_id}
            say_undoable(request, words, undo=reverse("places:undo", kwargs=here))
            return redirect("places:places", office=request.office.slug)
    shown = {"form": form, "listing": listing, "kinds": KINDS, "reasons": REASONS}
    return render(request, "places/look.html", shown, status=REFUSED if form.errors else 200)


@require_POST
def undo(request: OfficeRequest, listing_id: int) -> HttpResponse:
    """Undo the list that was brought last."""
    actions.undo_import(listing_id=listing_id, by=request.actor, at=clock.now())
    return redirect("places:places", office=request.office.slug)
