"""How long an account waits between two statements of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotFound
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import PaceNow


class PaceForm(forms.Form):
    """Seconds, or nothing: then it is as usual on that network."""

    seconds = forms.IntegerField(
        label=gettext_lazy("Seconds between two statements"),
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, data: Any, *, pace: PaceNow) -> None:
        """Show what was chosen, and say what is usual."""
        super().__init__(data, initial={"seconds": pace.chosen})
        seconds: Any = self.fields["seconds"]
        seconds.max_value = pace.longest
        usual = _("0 for none, %(longest)d at most. Leave it empty for what is usual there: %(n)d.")
        seconds.help_text = usual % {"longest": pace.longest, "n": pace.usual}


@require_http_methods(["GET", "HEAD", "POST"])
def pace(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Ask how long an account waits; POST writes it down."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    office_id, at = request.office.id, clock.now()
    card = queries.account(office_id=office_id, account_id=account_id)
    if card.state == "closed" or not card.publishes:
        raise NotFound
    now = queries.account_pace(office_id=office_id, account_id=account_id, at=at)
    form = PaceForm(request.POST or None, pace=now)
    if form.is_valid():
        try:
            actions.set_pace(
                account_id=account_id,
                seconds=form.cleaned_data["seconds"],
                by=request.actor,
                at=at,
            )
        except actions.NoSuchPace as refusal:
            form.add_error("seconds", refusal.sentence)
        else:
            messages.success(request, _("Written down. It holds for what waits already."))
            return redirect("accounts:account", office=request.office.slug, account_id=account_id)
    shown = {"card": card, "form": form}
    return render(request, "postroom/pace.html", shown, status=REFUSED if form.errors else 200)


def pace_words(pace: PaceNow) -> str:
    """Say how often an account speaks."""
    if not pace.seconds:
        return _("Everything that is due, at once.")
    words = ngettext("One thing every second.", "One thing every %(n)d seconds.", pace.seconds)
    return words % {"n": pace.seconds}
