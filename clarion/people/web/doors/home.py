"""The front door: to one's office, to the list of one's offices, or to sign in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clarion.people import queries
from clarion.people.queries import StaffRequest


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send everybody to where they belong."""
    if request.user.is_authenticated:
        offices = queries.offices_of(request.user.pk)
        if len(offices) == 1:
            return redirect("office", office=offices[0].slug)
        return redirect("offices")
    if queries.awaits_first_run():
        return render(request, "people/not_set_up.html")
    return redirect("account_login")


@require_safe
@login_required
def offices(request: StaffRequest) -> HttpResponse:
    """Show the offices in which somebody works; exercises cannot be mistaken for live ones."""
    cards = queries.offices_of(request.user.pk)
    return render(request, "people/offices.html", {"offices": cards})
