"""Whoever sits at this machine walks into the demonstration town."""

from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.people import queries
from clarion.people.actions import welcome_visitor
from clarion.people.web.doors.enter import enter
from clarion.people.web.signing.lockout import caller

_GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def town(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the way in; POST takes it, so that a link that is merely looked at stays good."""
    if not (_here(settings.BIND) and _here(caller(request))):
        raise Http404
    if not queries.welcomes(secret=secret, at=clock.now()):
        return render(request, "people/link_closed.html", status=_GONE)
    if request.method != "POST":
        return render(request, "people/town.html")
    staff_id = welcome_visitor(secret=secret, at=clock.now())
    return enter(request, staff_id=staff_id)


def _here(address: str) -> bool:
    """Say whether an address is this machine itself."""
    return address == "localhost" or ip_address(address).is_loopback
