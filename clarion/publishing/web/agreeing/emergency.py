"""Risk to life: saved words are sent to two people instead of the whole chain."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import EditionPage, Told
from clarion.publishing.web.writing.edition import link_of

_REASON_MAX = 300


class EmergencyForm(forms.Form):
    """Why it cannot wait for the chain."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    why = forms.CharField(
        label=gettext_lazy("Why a life is at risk"),
        help_text=gettext_lazy("Whoever signs reads it, and whoever reviews it afterwards."),
        max_length=_REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Show the saved words and ask for the reason; POST sends them for two signatures."""
    request.actor.must(Power.PUBLISH)
    page = queries.edition(office_id=request.office.id, edition_id=edition_id)
    if request.method != "POST" and not page.is_draft:
        return redirect("publishing:edition", office=request.office.slug, edition_id=page.id)
    form = EmergencyForm(request.POST or None, initial={"seen_version": page.version})
    if form.is_valid():
        try:
            actions.submit(
                edition_id=edition_id,
                seen_version=form.cleaned_data["seen_version"],
                link=link_of(request, page.code),
                emergency=form.cleaned_data["why"],
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(
                request,
                _("Sent for two signatures. It stands in the bar of everybody in the chain."),
            )
            return redirect("publishing:edition", office=request.office.slug, edition_id=page.id)
    shown = {"page": page, "form": form, "told": _told(request, page)}
    return render(
        request, "publishing/emergency.html", shown, status=REFUSED if form.errors else 200
    )


def _told(request: OfficeRequest, page: EditionPage) -> tuple[Told, ...]:
    """Return what the checks find in the saved words."""
    found = queries.preview(
        office_id=request.office.id,
        edition_id=page.id,
        link=link_of(request, page.code),
        wording=None,
        at=clock.now(),
    )
    return tuple(found.told)
