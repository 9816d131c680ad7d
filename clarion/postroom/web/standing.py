"""The office's standing words: which answers may leave without a second person."""

from collections.abc import Sequence

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
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries
from clarion.postroom.web.tabs import tabs
from clarion.signoff import queries as signoff
from clarion.signoff.actions import (
    Edge,
    agree_to_standing_word,
    begin_standing_word,
    end_standing_word,
)

_SENTENCE_MAX = 300
Choices = Sequence[tuple[str, str]]


class StandingForm(forms.Form):
    """A new standing word."""

    sentence = forms.CharField(
        label=gettext_lazy("The rule in one sentence"),
        help_text=gettext_lazy(
            "As you would say it: “Whoever has the desk may answer questions in private.”"
        ),
        max_length=_SENTENCE_MAX,
    )
    edges = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Who can read these answers"),
        choices=[
            (Edge.PRIVATE.value, gettext_lazy("Only the person who wrote")),
            (Edge.PUBLIC.value, gettext_lazy("Everybody")),
        ],
        coerce=Edge,
        widget=forms.CheckboxSelectMultiple,
    )
    life_risk = forms.BooleanField(
        label=gettext_lazy("Also where life is at risk"),
        help_text=gettext_lazy("Without it, a second person signs each of those answers."),
        required=False,
    )
    field_order = ("sentence", "edges", "roles", "networks", "life_risk")

    def __init__(self, data: object, *, roles: Choices, networks: Choices) -> None:
        """Offer the office's own roles and networks."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        self.fields["roles"] = _any_of(_("Who may answer"), roles)
        self.fields["networks"] = _any_of(_("On which networks"), networks)
        self.order_fields(self.field_order)


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: OfficeRequest) -> HttpResponse:
    """Show the standing words that are in force or wait; POST puts another forward."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    titles = {one.network: one.title for one in queries.answering(office_id=office_id).values()}
    roles = [(role.name, role.name) for role in people.roles(office_id=office_id)]
    form = StandingForm(request.POST or None, roles=roles, networks=list(titles.items()))
    if form.is_valid():
        try:
            _begin(request, form)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("postroom:standing", office=request.office.slug)
    words = [
        (word, [titles.get(name, name) for name in word.networks])
        for word in signoff.standing_words(office_id=office_id)
    ]
    shown = {"tabs": tabs(request, "standing"), "words": words, "form": form}
    status = REFUSED if form.errors else 200
    return render(request, "postroom/standing.html", shown, status=status)


def _begin(request: OfficeRequest, form: StandingForm) -> None:
    said = form.cleaned_data
    begun = begin_standing_word(
        sentence=said["sentence"],
        roles=frozenset(said["roles"]),
        networks=frozenset(said["networks"]),
        edges=frozenset(said["edges"]),
        life_risk=said["life_risk"],
        by=request.actor,
        at=clock.now(),
    )
    there = signoff.standing_words(office_id=request.office.id)
    if any(word.proposed for word in there if word.id == begun):
        said_now = _("It waits for a second person. Until then those answers need a signature.")
    else:
        said_now = _("It is in force from now on.")
    messages.success(request, said_now)


@require_POST
def agree(request: OfficeRequest, standing_id: int) -> HttpResponse:
    """Agree to one that somebody else has put forward."""
    agree_to_standing_word(standing_id=standing_id, by=request.actor, at=clock.now())
    messages.success(request, _("Agreed. It is in force from now on."))
    return redirect("postroom:standing", office=request.office.slug)


@require_POST
def end(request: OfficeRequest, standing_id: int) -> HttpResponse:
    """Take a standing word back."""
    end_standing_word(standing_id=standing_id, by=request.actor, at=clock.now())
    messages.success(request, _("It has ended. Those answers need a signature from now on."))
    return redirect("postroom:standing", office=request.office.slug)


def _any_of(label: str, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=_("Choose none for all."),
        widget=forms.CheckboxSelectMultiple,
    )
