"""The places that an office knows: the list, one more, one less."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.places import actions, queries
from clarion.places.web.forms import PlaceForm
from clarion.places.web.words import KINDS, REASONS

# Beyond it nobody turns pages; they search.
_PAGE_MAX = 1_000


@require_safe
def places(request: OfficeRequest) -> HttpResponse:
    """Show the places by name, or those with the words that are looked for."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    words = "".join(sign for sign in request.GET.get("q", "") if sign.isprintable()).strip()
    page = _page(request.GET.get("page", ""))
    shown = {
        "page": queries.places(office_id=office_id, words=words, page=page),
        "number": page,
        "words": words,
        "count": queries.count(office_id=office_id),
        "last": queries.last_listing(office_id=office_id),
        "kinds": KINDS,
    }
    return render(request, "places/places.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def new_place(request: OfficeRequest) -> HttpResponse:
    """Write down one place."""
    request.actor.must(Power.MANAGE_OFFICE)
    form = PlaceForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_place(**form.cleaned_data, by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, _said(refusal))
        else:
            return redirect("places:places", office=request.office.slug)
    status = REFUSED if form.errors else 200
    return render(request, "places/new.html", {"form": form}, status=status)


@require_POST
def remove(request: OfficeRequest, place_id: int) -> HttpResponse:
    """Forget one place."""
    actions.remove_place(place_id=place_id, by=request.actor, at=clock.now())
    return redirect("places:places", office=request.office.slug)


def _said(refusal: Refusal) -> str:
    """Say why in the reader's language; the reason of a bad place has words of its own."""
    why = REASONS.get(str(refusal.facts.get("why", "")))
    return f"{_('This cannot be a place.')} {why}" if why else refusal.sentence


def _page(said: str) -> int:
    number = number_of(said, digits_max=len(str(_PAGE_MAX)))
    return min(number, _PAGE_MAX) if number else 1
