"""One's own wishes: what one is told by e-mail, and in which hours not."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import REFUSED, Refusal
from clarion.people import actions, queries
from clarion.people.actions import Happening

_HAPPENINGS = (
    (Happening.EMERGENCY, gettext_lazy("A life is at risk, and two people must sign")),
    (
        Happening.OVERHEARD,
        gettext_lazy("Something said in public may be about a life, and nobody has looked at it"),
    ),
    (Happening.UNANSWERED, gettext_lazy("A signature that I may give is late")),
    (
        Happening.REVIEW,
        gettext_lazy("The review of an emergency is overdue, or a hold is to be looked at again"),
    ),
    (Happening.DELIVERY, gettext_lazy("Something has not left two minutes after its time")),
    (Happening.LOST, gettext_lazy("A statement was missed, grew too old, or failed somewhere")),
    (Happening.ACCOUNT, gettext_lazy("An account must be mended")),
    (Happening.PROMISE, gettext_lazy("A promise of mine is due, or one was broken")),
    (Happening.BEGINS, gettext_lazy("Many people suddenly write about the same")),
    (Happening.SILENCE, gettext_lazy("A stream is silent that should be speaking")),
    (
        Happening.POWERS,
        gettext_lazy("A change of what somebody may do, or of who signs, waits for a second one"),
    ),
)


class WishesForm(forms.Form):
    """What, and when not."""

    happenings = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Tell me by e-mail when"),
        help_text=gettext_lazy("Only what your role lets you do something about reaches you."),
        choices=[(one.value, words) for one, words in _HAPPENINGS],
        coerce=Happening,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quiet_from = forms.TimeField(
        label=gettext_lazy("Leave me alone from"),
        help_text=gettext_lazy(
            "By the clock of each office. What happens then is told afterwards; a risk to life "
            "is always told at once. Empty: at any hour."
        ),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """Show one's wishes and what one was told lately; POST keeps other wishes."""
    staff_id: Any = request.user.pk
    wishes = queries.wishes_of(staff_id=staff_id)
    known = {
        "happenings": [one.value for one in wishes.happenings],
        "quiet_from": wishes.quiet_from,
        "quiet_until": wishes.quiet_until,
    }
    form = WishesForm(request.POST if request.method == "POST" else None, initial=known)
    me = queries.actor_anywhere(staff_id=staff_id) if form.is_bound else None
    if form.is_valid() and me is None:
        form.add_error(None, _("You work in no office, so there is nothing to tell you."))
    if form.is_valid() and me is not None:
        try:
            actions.wish_notices(**form.cleaned_data, by=me, at=clock.now())
        except Refusal as refusal:
            form.add_error("quiet_from", refusal.sentence)
        else:
            messages.success(request, _("Kept. It holds in every office in which you work."))
            return redirect("notices")
    shown = {"form": form, "told": queries.notices_to(staff_id=staff_id)}
    status = REFUSED if form.errors else 200
    return render(request, "people/notices.html", shown, status=status)
