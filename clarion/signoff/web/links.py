"""Give a colleague a link by which they can sign on their telephone: shown here, once."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.ids import STATEMENT
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.signoff import actions, queries
from clarion.signoff.queries import GuestNow, OpenRequest, Signer


class WhomForm(forms.Form):
    """Who is given the link: a colleague by number, or a guest."""

    whom = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: object, *, signers: list[Signer], guests: list[GuestNow]) -> None:
        """Offer those who may sign it."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        field = self.fields["whom"]
        field.label = _("Who is to sign")
        colleagues = [(f"staff-{one.staff_id}", f"{one.name}, {one.role}") for one in signers]
        others = [
            (f"guest-{one.id}", _("%(name)s, guest of %(house)s") % _said(one)) for one in guests
        ]
        field.choices = colleagues + others  # type: ignore[attr-defined]  # it has

    def chosen(self) -> tuple[str, int, str]:
        """Return the kind, the number and the name of whoever was chosen."""
        kind, _dash, number = self.cleaned_data["whom"].partition("-")
        choices = dict(self.fields["whom"].choices)  # type: ignore[attr-defined]  # it has
        return kind, int(number), str(choices[self.cleaned_data["whom"]])


def _said(guest: GuestNow) -> dict[str, str]:
    return {"name": guest.name, "house": guest.organisation}


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Ask for whom; POST makes the link and shows it, once."""
    request.actor.must_one_of(Power.PUBLISH, Power.ANSWER)
    office_id = request.office.id
    asked = queries.open_request(office_id=office_id, request_id=request_id)
    signers = queries.signers(office_id=office_id, request_id=request_id)
    guests, others = queries.guests_for(
        office_id=office_id, request_id=request_id, giver=request.actor.person
    )
    form = WhomForm(request.POST or None, signers=signers, guests=guests)
    shown = {"asked": asked, "form": form, "anybody": signers or guests, "others": others}
    if form.is_valid():
        try:
            return _give(request, asked, form)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "signoff/give_link.html", shown, status=REFUSED if form.errors else 200)


def _give(request: OfficeRequest, asked: OpenRequest, form: WhomForm) -> HttpResponse:
    kind, number, name = form.chosen()
    request_id = asked.id
    by, at, code = request.actor, clock.now(), ""
    if kind == "guest":
        secret, code = actions.invite_guest(request_id=request_id, guest_id=number, by=by, at=at)
    else:
        secret = actions.offer_link(request_id=request_id, staff_id=number, by=by, at=at)
    mailed = kind == "guest" and not code
    back = _back(request, asked)
    return _show_once(request, secret, {"name": name, "code": code, "mailed": mailed, "back": back})


def _back(request: OfficeRequest, asked: OpenRequest) -> str:
    """Return where somebody goes on: at the statement, else among what waits for signatures."""
    office = request.office.slug
    if asked.is_statement and request.actor.may(Power.PUBLISH):
        number = int(asked.about.removeprefix(STATEMENT))
        return reverse("publishing:statement", kwargs={"office": office, "statement_id": number})
    place = "signoff:signatures" if request.actor.may(Power.SIGN) else "office"
    return reverse(place, kwargs={"office": office})


def _show_once(request: OfficeRequest, secret: str, words: dict[str, object]) -> HttpResponse:
    """Show a fresh link; afterwards nobody can see it again, not even we."""
    path = reverse("signing:link", kwargs={"secret": secret})
    shown = {"address": f"{settings.PUBLIC_URL}{path}", **words}
    response = render(request, "signoff/given_link.html", shown)
    response["Cache-Control"] = "no-store"
    return response
