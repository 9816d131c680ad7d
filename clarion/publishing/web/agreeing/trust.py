"""Trust: whose statements skip which steps of a chain, how they earned it, and losing it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing.web.labels import DEGREES, THEMES, shortfall_words
from clarion.signoff import actions, queries
from clarion.signoff.actions import Degree
from clarion.signoff.queries import OVER_DAYS_MIN, RECORD_DAYS, RETURNED_PERCENT_MAX, SIGNED_MIN


class TrustForm(forms.Form):
    """How far, for what, and why."""

    degree = forms.TypedChoiceField(
        label=gettext_lazy("How far their words are trusted"),
        choices=[(one.value, title) for one, title in DEGREES.items()],
        coerce=Degree,
        widget=forms.RadioSelect,
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("If they are trusted: for statements of"),
        help_text=gettext_lazy("None: for every theme."),
        choices=THEMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(label=gettext_lazy("Why"), max_length=300)


@require_http_methods(["GET", "HEAD"])
def trust(request: OfficeRequest) -> HttpResponse:
    """Show everybody who writes statements, and what waits for a second person."""
    request.actor.must(Power.MANAGE_OFFICE)
    writers = queries.writers(office_id=request.office.id, at=clock.now())
    me = request.actor.staff_id
    waiting = [
        (one, one.proposed, me not in (one.staff_id, one.proposed.proposed_by_id))
        for one in writers
        if one.proposed
    ]
    shown = {
        "writers": [(one, [shortfall_words(lack) for lack in one.lacks]) for one in writers],
        "waiting": waiting,
        "signed_min": SIGNED_MIN,
        "days": RECORD_DAYS,
        "days_min": OVER_DAYS_MIN,
        "returned_max": RETURNED_PERCENT_MAX,
    }
    return render(request, "publishing/trust.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def trust_of(request: OfficeRequest, staff_id: int) -> HttpResponse:
    """Show one of them; POST says how far they are trusted from now on."""
    request.actor.must(Power.MANAGE_OFFICE)
    found = queries.writers(office_id=request.office.id, at=clock.now())
    writers = {one.staff_id: one for one in found}
    if staff_id not in writers:
        raise NotFound
    writer = writers[staff_id]
    names = {"degree": writer.degree.value, "themes": writer.holds.themes if writer.holds else ()}
    form = TrustForm(request.POST if request.method == "POST" else None, initial=names)
    if form.is_valid():
        try:
            at_once = _propose(request, staff_id, form.cleaned_data)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            said = _("It holds now.") if at_once else _("It waits until a second person agrees.")
            messages.success(request, said)
            return redirect("publishing:trust", office=request.office.slug)
    shown = {
        "writer": writer,
        "lacks": [shortfall_words(lack) for lack in writer.lacks],
        "form": form,
        "days": RECORD_DAYS,
    }
    status = REFUSED if form.errors else 200
    return render(request, "publishing/trust_of.html", shown, status=status)


def _propose(request: OfficeRequest, staff_id: int, said: dict[str, Any]) -> bool:
    return actions.propose_trust(
        staff_id=staff_id,
        degree=said["degree"],
        themes=frozenset(said["themes"]),
        why=said["why"],
        by=request.actor,
        at=clock.now(),
    )


@require_POST
def agree_to_trust(request: OfficeRequest, trust_id: int) -> HttpResponse:
    """Agree, as the second person, that somebody is trusted further."""
    try:
        actions.agree_to_trust(trust_id=trust_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        said = _("Agreed. It holds for what they send for signature from now on.")
        messages.success(request, said)
    return redirect("publishing:trust", office=request.office.slug)


@require_POST
def drop_trust(request: OfficeRequest, trust_id: int) -> HttpResponse:
    """Turn a proposal down, or take one's own back."""
    try:
        actions.drop_trust(trust_id=trust_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Dropped. What held goes on holding."))
    return redirect("publishing:trust", office=request.office.slug)
