"""Notices: who was told what by e-mail, who could not be, and through which mailbox."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import Mailbox
from clarion.postroom.web.tabs import tabs


class MailboxForm(forms.Form):
    """Which of the office's mailboxes writes to its own people."""

    account_id = forms.TypedChoiceField(
        label=gettext_lazy("Notices leave through"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, boxes: list[Mailbox]) -> None:
        """Offer those that can write to somebody first."""
        chosen = next((one.id for one in boxes if one.chosen), "")
        super().__init__(data, initial={"account_id": chosen})
        field: Any = self.fields["account_id"]
        field.choices = [
            *((one.id, one.address) for one in boxes),
            ("", _("No mailbox: nobody is told anything by e-mail")),
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: OfficeRequest) -> HttpResponse:
    """Show the newest; POST chooses the mailbox."""
    me, office = request.actor, request.office
    me.must_one_of(Power.SETTLE_UNKNOWN, Power.CONNECT_ACCOUNTS)
    boxes = queries.mailboxes(office_id=office.id)
    form = MailboxForm(request.POST if request.method == "POST" else None, boxes=boxes)
    if form.is_valid():
        number = form.cleaned_data["account_id"]
        actions.choose_mailbox(account_id=number, by=me, at=clock.now())
        messages.success(request, _("Chosen.") if number else _("Nobody is told by e-mail now."))
        return redirect("postroom:notices", office=office.slug)
    shown = {
        "tabs": tabs(request, "notices"),
        "notices": people.notices(office_id=office.id),
        "chosen": next((one for one in boxes if one.chosen), None),
        "boxes": boxes,
        "form": form if me.may(Power.CONNECT_ACCOUNTS) and boxes else None,
    }
    return render(request, "postroom/notices.html", shown)
