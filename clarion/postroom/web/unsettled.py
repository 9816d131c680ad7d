"""What waits for a person at the door: unknown outcomes, what was held, and what is late."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.actions import Finding, HasLeft, MayHaveLeft, StillWorking, TriedTwice
from clarion.postroom.queries import DispatchNow
from clarion.postroom.web.tabs import tabs


class SettleForm(forms.Form):
    """What somebody found when they looked."""

    finding = forms.TypedChoiceField(
        choices=[(one.value, one.name) for one in Finding], coerce=Finding
    )
    evidence = forms.CharField(max_length=900, required=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a hold had stopped together, and whether this person sends or drops it.

    Whoever says yes to it has all its words before them: those that the `first` has are the `same`
    elsewhere, and what is not is among the `others`.
    """

    first: DispatchNow
    same: list[DispatchNow]
    others: list[DispatchNow]
    may_decide: bool


@require_safe
def unsettled(request: OfficeRequest) -> HttpResponse:
    """Show what only a person can settle, what a hold had stopped, then what is late."""
    request.actor.must(Power.SETTLE_UNKNOWN)
    office_id, after = request.office.id, request.GET.get("after", "")
    review = queries.to_review(office_id=office_id, after=after)
    if after and not review.cards:  # somebody has looked at the last of them
        review, after = queries.to_review(office_id=office_id), ""
    shown = {
        "tabs": tabs(request, "unsettled"),
        "unsettled": queries.unsettled(office_id=office_id),
        "review": review,
        "cards": [_card(request, one) for one in review.cards],
        "after": after,
        "first": "?#review" if after else "",
        "more": _from(review.next) if review.next else "",
        "late": queries.late(office_id=office_id, at=clock.now()),
        "finding": Finding,
    }
    return render(request, "postroom/unsettled.html", shown)


@require_POST
def settle(request: OfficeRequest, dispatch_id: int) -> HttpResponse:
    """Write down what somebody found."""
    form = SettleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That was not understood. Press one of the three buttons."))
        return redirect("postroom:unsettled", office=request.office.slug)
    try:
        actions.settle_unknown(
            dispatch_id=dispatch_id, **form.cleaned_data, by=request.actor, at=clock.now()
        )
    except (AlreadyMoved, StillWorking, TriedTwice) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _settled(form.cleaned_data["finding"]))
    return redirect("postroom:unsettled", office=request.office.slug)


@require_POST
def release(request: OfficeRequest, dispatch_id: int) -> HttpResponse:
    """Let something leave that a hold had stopped."""
    return _decide(
        request,
        dispatch_id,
        actions.release_held,
        _("Let go. It waits for its turn; another hold or an ended agreement still stops it."),
    )


@require_POST
def drop(request: OfficeRequest, dispatch_id: int) -> HttpResponse:
    """Drop something that a hold had stopped."""
    said = _("Dropped. It will not be sent; whoever wrote it finds the words where they were.")
    return _decide(request, dispatch_id, actions.drop_held, said)


def _decide(
    request: OfficeRequest, dispatch_id: int, action: Callable[..., None], said: str
) -> HttpResponse:
    try:
        action(dispatch_id=dispatch_id, by=request.actor, at=clock.now())
    except (AlreadyMoved, HasLeft, MayHaveLeft) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, said)
    here = reverse("postroom:unsettled", kwargs={"office": request.office.slug})
    return redirect(here + _from(request.POST.get("after", "")))


def _from(after: str) -> str:
    """Say which page of the review it is, in an address."""
    return f"?{urlencode({'after': after})}#review" if after else "#review"


def _card(request: OfficeRequest, together: tuple[DispatchNow, ...]) -> Card:
    """Tell what says the very same from what says it otherwise."""
    first, *rest = together
    return Card(
        first=first,
        same=[one for one in rest if _words(one) == _words(first)],
        others=[one for one in rest if _words(one) != _words(first)],
        may_decide=request.actor.may(first.released_by),
    )


def _words(one: DispatchNow) -> tuple[str, str, str, int]:
    """Return what people read; a headline may stand apart from the words, or at their head."""
    return one.deed, " ".join(f"{one.subject} {one.text}".split()), one.language, one.pictures


def _settled(finding: Finding) -> str:
    match finding:
        case Finding.ARRIVED:
            return _("Noted as sent.")
        case Finding.SEND_AGAIN:
            return _("It is being sent once more.")
        case Finding.GIVE_UP:
            return _("Noted as not sent. It will not be sent any more.")
