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
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.signoff import actions, queries
from clarion.signoff.queries import Signer

_REFUSED = 422


class WhomForm(forms.Form):
    """Who is given the link."""

    staff_id = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)

    def __init__(self, data: object, *, signers: list[Signer]) -> None:
        """Offer those who may sign it."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        field = self.fields["staff_id"]
        field.label = _("Who is to sign")
        field.choices = [(one.staff_id, f"{one.name}, {one.role}") for one in signers]  # type: ignore[attr-defined]  # it has


@require_http_methods(["GET", "HEAD", "POST"])
def link(request: OfficeRequest, request_id: int) -> HttpResponse:
    """Ask for whom; POST makes the link and shows it, once."""
    request.actor.must_one_of(Power.PUBLISH, Power.ANSWER)
    office_id = request.office.id
    asked = queries.open_request(office_id=office_id, request_id=request_id)
    signers = queries.signers(office_id=office_id, request_id=request_id)
    form = WhomForm(request.POST or None, signers=signers)
    shown = {"asked": asked, "form": form, "signers": signers}
    if form.is_valid():
        staff_id = form.cleaned_data["staff_id"]
        try:
            secret = actions.offer_link(
                request_id=request_id, staff_id=staff_id, by=request.actor, at=clock.now()
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            name = next(one.name for one in signers if one.staff_id == staff_id)
            return show_once(request, secret, name)
    return render(request, "signoff/give_link.html", shown, status=_REFUSED if form.errors else 200)


def show_once(request: OfficeRequest, secret: str, name: str, code: str = "") -> HttpResponse:
    """Show a fresh link; afterwards nobody can see it again, not even we."""
    path = reverse("signing:link", kwargs={"secret": secret})
    shown = {"address": f"{settings.PUBLIC_URL}{path}", "name": name, "code": code}
    response = render(request, "signoff/given_link.html", shown)
    response["Cache-Control"] = "no-store"
    return response
