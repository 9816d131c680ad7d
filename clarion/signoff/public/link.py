"""The page behind a link: exactly the words, what is new in them, and three ways to decide.

A guest whose codes come by e-mail asks for one here; it goes where two people have agreed.

Looking changes nothing, whoever looks. A session proves nothing here and a cookie neither: the
link and the code in the form do, so there is nothing that another site could press in somebody's
name. And since this page tells nobody where it is, browsers send no origin with its form.
"""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import REFUSED, Refusal
from clarion.people import queries as people
from clarion.signoff import actions, queries
from clarion.signoff.public.forms import AnswerForm
from clarion.signoff.queries import Linked

_GONE = 410
_QUIET = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the words; POST answers, with a code."""
    found = queries.linked(secret=secret, at=clock.now())
    if found is None or found.shut:
        return _quiet(_shut(request, found))
    with timezone.override(ZoneInfo(people.office(found.office_id).zone)):
        return _quiet(_open(request, secret, found))


def _open(request: HttpRequest, secret: str, found: Linked) -> HttpResponse:
    how = request.POST.get("how", "")
    form = AnswerForm(None if how == "code" else request.POST or None, factor=found.factor)
    said_no = ""
    if how == "code":
        try:
            actions.send_code(secret=secret, at=clock.now())
        except Refusal as refusal:
            said_no = refusal.sentence
        else:
            place = reverse("signing:link", kwargs={"secret": secret})
            return redirect(f"{place}#your-code")  # where it says that one is on its way
    elif form.is_valid():
        try:
            actions.answer_by_link(
                secret=secret,
                how=how,
                code=form.cleaned_data["code"],
                reason=form.cleaned_data["reason"],
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _done(request, found, how)
    fresh = queries.linked(secret=secret, at=clock.now()) if form.errors or said_no else found
    if fresh is None or fresh.shut:
        return _shut(request, fresh)
    office = people.office(found.office_id)
    shown = {
        "office": office,
        "linked": found,
        "request_": found.request,
        "waited": found.request.waited(clock.now()),
        "secret": secret,
        "form": form,
        "said_no": said_no,
    }
    status = REFUSED if form.errors or said_no else 200
    return render(request, "signoff/link.html", shown, status=status)


def _done(request: HttpRequest, found: Linked, how: str) -> HttpResponse:
    shown = {"office": people.office(found.office_id), "linked": found, "how": how}
    return render(request, "signoff/link_done.html", shown)


def _shut(request: HttpRequest, found: Linked | None) -> HttpResponse:
    office = people.office(found.office_id) if found else None
    shown = {"office": office, "why": found.shut if found else ""}
    return render(request, "signoff/link_shut.html", shown, status=_GONE)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Tell no other site where this page is, no robot, and no cache."""
    for name, value in _QUIET.items():
        response[name] = value
    return response
