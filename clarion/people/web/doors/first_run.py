"""The first page of a new installation, for whoever can read its home folder."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.actions import set_up
from clarion.people.web.doors.forms import AdministratorForm, OfficeForm


@require_http_methods(["GET", "HEAD", "POST"])
def first_run(request: HttpRequest, secret: str) -> HttpResponse:
    """Set the office and its first administrator up, then go on to the first account."""
    known = constant_time_compare(secret, settings.FIRST_RUN_SECRET)
    if not known or not queries.awaits_first_run():
        raise Http404
    office = OfficeForm(request.POST or None)
    person = AdministratorForm(request.POST or None)
    if office.is_valid() and person.is_valid():
        try:
            _, staff_id = set_up(**office.cleaned_data, **person.cleaned_data, at=clock.now())
        except Refusal as refusal:
            office.add_error(None, refusal.sentence)
        else:
            slug = office.cleaned_data["slug"]
            return _go_on(request, staff_id, f"/{slug}/accounts/new/")
    return render(request, "people/first_run.html", {"office_form": office, "person": person})


def _go_on(request: HttpRequest, staff_id: int, to: str) -> HttpResponse:
    response: HttpResponse = perform_login(
        request, queries.person(staff_id), email_verification="none", redirect_url=to
    )
    return response
