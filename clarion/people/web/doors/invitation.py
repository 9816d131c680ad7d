"""Somebody opens the link of their invitation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import REFUSED
from clarion.people import queries
from clarion.people.actions import accept_invitation, begin_work
from clarion.people.web.doors.enter import enter
from clarion.people.web.doors.forms import NewPersonForm

_GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the invitation says; POST accepts it."""
    invited = queries.invited(secret=secret, at=clock.now())
    if invited is None:
        return render(request, "people/link_closed.html", status=_GONE)
    if invited.waits:
        return render(request, "people/link_waits.html", status=REFUSED)
    if invited.known:
        return _colleague(request, secret, invited)
    return _newcomer(request, secret, invited)


def _newcomer(request: HttpRequest, secret: str, invited: queries.Invited) -> HttpResponse:
    form = NewPersonForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/begin_work.html", {"form": form, "invited": invited})
    staff_id = begin_work(secret=secret, **form.cleaned_data, at=clock.now())
    return enter(request, staff_id=staff_id)


def _colleague(request: HttpRequest, secret: str, invited: queries.Invited) -> HttpResponse:
    if request.method == "POST" and request.user.is_authenticated:
        accept_invitation(secret=secret, staff_id=request.user.pk, at=clock.now())
        return redirect("offices")
    return render(request, "people/accept_invitation.html", {"invited": invited})
