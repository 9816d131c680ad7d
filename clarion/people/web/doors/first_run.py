"""The first page of a new installation, for whoever can read its home folder."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.actions import set_up
from clarion.people.web.doors.enter import enter
from clarion.people.web.doors.forms import FirstRunForm


@require_http_methods(["GET", "HEAD", "POST"])
def first_run(request: HttpRequest, secret: str) -> HttpResponse:
    """Set the office and its first administrator up, then go on to the first account."""
    known = constant_time_compare(secret, settings.FIRST_RUN_SECRET)
    if not known or not queries.awaits_first_run():
        raise Http404
    form = FirstRunForm(request.POST or None)
    if form.is_valid():
        try:
            _, staff_id = set_up(**form.cleaned_data, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            onward = f"/{form.cleaned_data['slug']}/accounts/new/"
            return enter(request, staff_id=staff_id, onward=onward)
    return render(request, "people/first_run.html", {"form": form})
