"""Chains: who signs statements of which theme, step after step."""

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
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.publishing.web.agreeing.gaps import gap_words
from clarion.publishing.web.labels import THEMES
from clarion.signoff import actions, queries
from clarion.signoff.actions import Degree, Need, Step

STEPS_SHOWN = 3
_MINUTES_MAX = 24 * 60
_WHOSE = [
    (Degree.TRUSTED.value, gettext_lazy("Everybody’s")),
    (Degree.ORDINARY.value, gettext_lazy("Not those of people whom the office trusts")),
    (Degree.LEARNING.value, gettext_lazy("Only those of learners")),
]


class ChainForm(forms.Form):
    """A chain of up to three steps; a step without roles and title is none, but for the first."""

    name = forms.CharField(label=gettext_lazy("Name of the chain"), max_length=120)
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("For statements of"),
        help_text=gettext_lazy("None: for every theme that has no chain of its own."),
        choices=THEMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, roles: list[str]) -> None:
        """Offer the office's roles at each step."""
        super().__init__(data)
        choices = [(role, role) for role in roles]
        for number in range(1, STEPS_SHOWN + 1):
            self._ask_for_step(number, choices)

    def _ask_for_step(self, number: int, choices: list[tuple[str, str]]) -> None:
        self.fields[f"title_{number}"] = forms.CharField(
            label=_("What it is called"), max_length=80, required=False
        )
        self.fields[f"roles_{number}"] = forms.MultipleChoiceField(
            label=_("Who signs"),
            help_text=_("None: anybody who may sign and had no hand in the words."),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields[f"need_{number}"] = forms.ChoiceField(
            label=_("How many"),
            choices=[(Need.ANY, _("Any of them")), (Need.ALL, _("One of each role"))],
            initial=Need.ANY,
            widget=forms.RadioSelect,
        )
        self.fields[f"deputies_{number}"] = forms.MultipleChoiceField(
            label=_("Deputies"),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields[f"minutes_{number}"] = forms.IntegerField(
            label=_("Minutes to answer"),
            help_text=_(
                "Then its deputies may sign too, and everybody who may is told. "
                "0: deputies may sign at once, and nobody is told."
            ),
            min_value=0,
            max_value=_MINUTES_MAX,
            initial=10,
        )
        self.fields[f"up_to_{number}"] = forms.TypedChoiceField(
            label=_("Whose statements are asked it"),
            choices=_WHOSE,
            coerce=Degree,
            initial=Degree.TRUSTED.value,
            required=False,
            empty_value=Degree.TRUSTED,
            widget=forms.RadioSelect,
        )

    @property
    def step_fields(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each step."""
        names = ("title", "roles", "need", "deputies", "minutes", "up_to")
        return [
            (number, [self[f"{name}_{number}"] for name in names])
            for number in range(1, STEPS_SHOWN + 1)
        ]

    def steps(self) -> tuple[Step, ...]:
        """Return the steps that were filled in; the first is always one."""
        said = self.cleaned_data
        return tuple(
            Step(
                title=said[f"title_{number}"].strip(),
                roles=tuple(said[f"roles_{number}"]),
                need=Need(said[f"need_{number}"]),
                deputies=tuple(said[f"deputies_{number}"]),
                minutes=said[f"minutes_{number}"],
                up_to=said[f"up_to_{number}"],
            )
            for number in range(1, STEPS_SHOWN + 1)
            if number == 1 or said[f"title_{number}"].strip() or said[f"roles_{number}"]
        )


class RouteForm(forms.Form):
    """Who signs first when a life is at risk, and how soon it is reviewed."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Duty officers"),
        help_text=gettext_lazy("None: any two people who may sign and had no hand in the words."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    review_hours = forms.IntegerField(
        label=gettext_lazy("Hours until the review is overdue"), initial=24, min_value=1
    )

    def __init__(self, data: Any, *, roles: list[tuple[str, str]]) -> None:
        """Offer the roles that may sign."""
        super().__init__(data)
        self.fields["roles"].choices = roles  # type: ignore[attr-defined]  # it has


@require_http_methods(["GET", "HEAD", "POST"])
def chains(request: OfficeRequest) -> HttpResponse:
    """Show the chains in force; POST begins one."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    roles = [one.name for one in people.roles(office_id=office_id) if Power.SIGN in one.powers]
    form = ChainForm(request.POST or None, roles=roles)
    if form.is_valid():
        try:
            begun = actions.begin_chain(
                name=form.cleaned_data["name"],
                themes=tuple(form.cleaned_data["themes"]),
                steps=form.steps(),
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _begun(office_id, begun))
            return redirect("publishing:chains", office=request.office.slug)
    paced = queries.paced_chains(office_id=office_id, at=clock.now())
    proposed = queries.proposed_chains(office_id=office_id)
    every = [*(one.chain for one in paced), *proposed]
    lacking = queries.gaps_of_chains(office_id=office_id, chains=every)
    shown = {
        "chains": [
            (one, [gap_words(gap) for gap in lacking.get(one.chain.id, ())]) for one in paced
        ],
        "proposed": [
            (one, [gap_words(gap) for gap in lacking.get(one.id, ())]) for one in proposed
        ],
        "form": form,
    }
    return render(request, "publishing/chains.html", shown, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def emergency_route(request: OfficeRequest) -> HttpResponse:
    """Ask who the duty officers are; POST begins the route."""
    request.actor.must(Power.MANAGE_OFFICE)
    roles = people.roles(office_id=request.office.id)
    signing = [(one.name, one.name) for one in roles if Power.SIGN in one.powers]
    form = RouteForm(request.POST or None, roles=signing)
    if form.is_valid():
        try:
            begun = actions.begin_emergency_route(
                roles=tuple(form.cleaned_data["roles"]),
                review_hours=form.cleaned_data["review_hours"],
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _begun(request.office.id, begun))
            return redirect("publishing:chains", office=request.office.slug)
    status = REFUSED if form.errors else 200
    return render(request, "publishing/emergency_route.html", {"form": form}, status=status)


def _begun(office_id: int, chain_id: int) -> str:
    begun = [one for one in queries.chains(office_id=office_id) if one.id == chain_id]
    if not begun:
        return _("It waits for a second person. Until then everything is signed as before.")
    lacks = any(queries.gaps_of_chains(office_id=office_id, chains=begun).values())
    return _("It is in force. What it lacks stands below.") if lacks else _("It is in force.")


@require_POST
def end_chain(request: OfficeRequest, chain_id: int) -> HttpResponse:
    """End one, or drop one that nobody has agreed to."""
    if actions.end_chain(chain_id=chain_id, by=request.actor, at=clock.now()):
        said = _("Ended. What waits for signatures goes on through its steps.")
    else:
        said = _("It ends once a second person agrees. Until then everything is signed as before.")
    messages.success(request, said)
    return redirect("publishing:chains", office=request.office.slug)


@require_POST
def agree_to_chain(request: OfficeRequest, chain_id: int) -> HttpResponse:
    """Let a chain begin or end, as somebody else has proposed and this page has shown."""
    ends = request.POST.get("ends") == "yes"
    actions.agree_to_chain(chain_id=chain_id, ends=ends, by=request.actor, at=clock.now())
    messages.success(request, _("Agreed. It holds for whatever is asked from now on."))
    return redirect("publishing:chains", office=request.office.slug)


@require_POST
def keep_chain(request: OfficeRequest, chain_id: int) -> HttpResponse:
    """Let a chain go on that somebody wanted to end."""
    actions.keep_chain(chain_id=chain_id, by=request.actor, at=clock.now())
    messages.success(request, _("It goes on."))
    return redirect("publishing:chains", office=request.office.slug)
