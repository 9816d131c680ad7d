"""Somebody opens the link by which they choose a new password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import REFUSED
from clarion.people import queries
from clarion.people.actions import take_new_password
from clarion.people.web.doors.forms import PasswordForm

_GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the new password; signing in with it, and with a second factor, comes after."""
    if not queries.offers_new_password(secret=secret, at=clock.now()):
        if queries.link_waits(secret=secret):
            return render(request, "people/link_waits.html", status=REFUSED)
        return render(request, "people/link_closed.html", status=_GONE)
    form = PasswordForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/new_password.html", {"form": form})
    take_new_password(secret=secret, password=form.cleaned_data["password"], at=clock.now())
    messages.success(request, _("Your new password is set. Sign in with it now."))
    return redirect("account_login")
