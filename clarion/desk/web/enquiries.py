"""The log of what the media ask, by outlet and by deadline; and what is noted of one."""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from clarion.desk import actions, queries
from clarion.desk.queries import EnquiryFilter
from clarion.desk.web.forms import EnquiryForm, offer
from clarion.desk.web.labels import DEADLINES, ENQUIRY_VIEWS
from clarion.desk.web.screen import back_to, carry_out
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest

_OUTLET_MAX: Final = 120


class SiftForm(forms.Form):
    """By which outlet and which deadline the log is narrowed."""

    view = forms.CharField(widget=forms.HiddenInput)
    outlet = forms.ChoiceField(label=_("Outlet"), required=False)
    deadline = forms.ChoiceField(label=_("Deadline"), required=False)

    def __init__(self, wanted: EnquiryFilter, outlets: list[str]) -> None:
        """Offer the outlets that there are, and the one that was asked for."""
        given = {"view": wanted.view, "outlet": wanted.outlet, "deadline": wanted.deadline}
        super().__init__(initial=given, auto_id="log_%s")
        named = sorted({*outlets, wanted.outlet} - {"", queries.NOT_NOTED}, key=str.casefold)
        choices = [(name, name) for name in named]
        offer(
            self.fields["outlet"],
            [("", _("All")), *choices, (queries.NOT_NOTED, _("Not noted yet"))],
        )
        offer(self.fields["deadline"], [("", _("All")), *DEADLINES.items()])


@require_safe
def log(request: OfficeRequest) -> HttpResponse:
    """Show a page of it."""
    request.actor.must(Power.READ_CASES)
    wanted = _wanted(request.GET)
    page = number_of(request.GET.get("page", ""), digits_max=4) or 0
    at, office_id = clock.now(), request.office.id
    found, more = queries.enquiries(
        office_id=office_id, wanted=wanted, at=at, day_end=_day_end(at), page=page
    )
    kept = {"view": wanted.view, "outlet": wanted.outlet, "deadline": wanted.deadline}
    shown = {
        "enquiries": found,
        "view": wanted.view,
        "sifted": bool(wanted.outlet or wanted.deadline),
        "form": SiftForm(wanted, queries.outlets(office_id=office_id, view=wanted.view)),
        "tabs": [
            Tab(label=label, url=f"?view={name}", current=name == wanted.view)
            for name, label in ENQUIRY_VIEWS.items()
        ],
        "clear": f"?view={wanted.view}",
        "newer": _address(kept, page - 1) if page else "",
        "older": _address(kept, page + 1) if more else "",
        "now": at,
    }
    return render(request, "desk/enquiries.html", shown)


@require_POST
def note(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Note for which outlet somebody asks, and by when they must know."""
    return carry_out(request, case_id, EnquiryForm(request.POST), actions.note_enquiry)


@require_POST
def drop(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Say that it is no enquiry of the media."""
    actions.drop_enquiry(case_id=case_id, by=request.actor, at=clock.now())
    return back_to(request, case_id)


def _wanted(asked: QueryDict) -> EnquiryFilter:
    """Read what somebody wants to see; what makes no sense is left out."""
    view, deadline = asked.get("view", ""), asked.get("deadline", "")
    return EnquiryFilter(
        view=view if view in ENQUIRY_VIEWS else "open",
        outlet=asked.get("outlet", "").replace("\x00", "")[:_OUTLET_MAX],
        deadline=deadline if deadline in DEADLINES else "",
    )


def _day_end(at: datetime) -> datetime:
    """Return when today ends on a clock where the office is."""
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def _address(kept: dict[str, str], page: int) -> str:
    return f"?{urlencode({**{name: word for name, word in kept.items() if word}, 'page': page})}"
