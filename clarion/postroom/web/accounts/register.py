"""The register of accounts: whose voice each is, who answers for it, by what authority."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.sheets import sheet
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.queries import Kind, RegisterLine
from clarion.postroom.web.accounts.words import KINDS, KINDS_TOLD

_AUTHORITY_MAX = 500
_HOURS_MAX = 200


class RegisterForm(forms.Form):
    """What the register says of one account."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Whose voice it is"),
        choices=list(KINDS_TOLD.items()),
        widget=forms.RadioSelect,
    )
    owner_id = forms.TypedChoiceField(
        label=gettext_lazy("Who answers for it"), coerce=int, empty_value=None, required=False
    )
    authority = forms.CharField(
        label=gettext_lazy("By what authority"),
        help_text=gettext_lazy(
            "The policy or order that says so, in a few words, or its https:// address."
        ),
        max_length=_AUTHORITY_MAX,
        required=False,
    )
    hours = forms.CharField(
        label=gettext_lazy("When somebody reads it"),
        help_text=gettext_lazy(
            "For example: weekdays 8:00 to 18:00, and around the clock in a crisis."
        ),
        max_length=_HOURS_MAX,
        required=False,
    )

    def __init__(self, data: Any, *, line: RegisterLine, office_id: int) -> None:
        """Show what is written; offer everybody who works here, and who it was."""
        said = {"owner_id": line.owner_id, "authority": line.authority, "hours": line.hours}
        super().__init__(data, initial={"kind": line.kind.value, **said})
        here = [
            (one.staff_id, f"{one.name}, {one.role}")
            for one in people.colleagues(office_id=office_id)
        ]
        left = [(line.owner_id, line.owner)] if line.owner_left else []
        owner: Any = self.fields["owner_id"]
        owner.choices = [("", _("Nobody yet")), *left, *here]


@require_safe
def register(request: OfficeRequest) -> HttpResponse:
    """Show every account, those that were closed too. Everybody in the office may read it."""
    shown = {
        "lines": [
            (line, KINDS[line.kind]) for line in queries.register(office_id=request.office.id)
        ],
        "may_change": request.actor.may(Power.CONNECT_ACCOUNTS),
        "may_hold": request.actor.may(Power.HOLD),
        "now": clock.now(),
    }
    return render(request, "postroom/register.html", shown)


@require_safe
def download(request: OfficeRequest) -> HttpResponse:
    """Give the register as a file for a spreadsheet."""
    lines = queries.register(office_id=request.office.id)
    head = (
        _("Network"),
        _("Account"),
        _("Whose voice"),
        _("Who answers for it"),
        _("Authority"),
        _("Read when"),
        _("Connected"),
        _("Closed"),
        _("Registered"),
        _("Registered by"),
        _("Address"),
    )
    written = sheet([head, *map(_row, lines)])
    name = f"accounts-{request.office.slug}-{timezone.localdate(clock.now())}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(written, content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_account(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Ask what the register is to say of one account; POST writes it down."""
    request.actor.must(Power.CONNECT_ACCOUNTS)
    office_id = request.office.id
    line = queries.register_line(office_id=office_id, account_id=account_id)
    if line.is_closed:
        raise NotFound
    form = RegisterForm(request.POST or None, line=line, office_id=office_id)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.register_account(
                account_id=account_id,
                kind=Kind(said["kind"]),
                owner_id=said["owner_id"],
                authority=said["authority"],
                hours=said["hours"],
                by=request.actor,
                at=clock.now(),
            )
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Written down. The change stands in the ledger."))
            return redirect("accounts:register", office=request.office.slug)
    shown = {"line": line, "form": form}
    return render(
        request, "postroom/enter_account.html", shown, status=REFUSED if form.errors else 200
    )


def _row(line: RegisterLine) -> tuple[str, ...]:
    days = [
        f"{timezone.localdate(at)}" if at else ""
        for at in (line.connected_at, line.closed_at, line.registered_at)
    ]
    owner = _("%s (does not work here any more)") % line.owner if line.owner_left else line.owner
    return (
        line.title,
        line.address,
        str(KINDS[line.kind]),
        owner,
        line.authority,
        line.hours,
        *days,
        line.registered_by,
        line.url,
    )
