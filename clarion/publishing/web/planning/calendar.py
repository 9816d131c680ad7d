"""The calendar in three views, with the same filters in each, all of it in the address."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import queries
from clarion.publishing.queries import Sieve
from clarion.publishing.web.labels import STATES, THEMES
from clarion.publishing.web.planning.days import WEEK, Sheet, Standing, listed, month, week
from clarion.publishing.web.planning.lists import may_read, tabs_of

VIEWS = {"month": _("Month"), "week": _("Week"), "list": _("List")}
LIST_DAYS = 28
_FILTERS = ("theme", "campaign", "account", "state")
# What can stand on the calendar, in the order in which it comes about.
_SHOWN = ("draft", "returned", "in_review", "approved", "scheduled", "held", "publishing",
          "published", "missed", "stopped", "corrected", "withdrawn")  # fmt: skip


class FilterForm(forms.Form):
    """What of the calendar is shown; it goes along from view to view."""

    theme = forms.ChoiceField(
        label=_("What it is for"), choices=[("", _("Everything")), *THEMES], required=False
    )
    campaign = forms.TypedChoiceField(
        label=_("Campaign"), coerce=int, empty_value=None, required=False
    )
    account = forms.TypedChoiceField(
        label=_("Account"), coerce=int, empty_value=None, required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Any")), *((state, STATES[state]) for state in _SHOWN)],
        required=False,
    )
    view = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, campaigns: list[tuple[int, str]], accounts: Any) -> None:
        """Offer what this office has."""
        super().__init__(data)
        campaign, account = self.fields["campaign"], self.fields["account"]
        campaign.choices = [("", _("Any")), *campaigns]  # type: ignore[attr-defined]  # it has
        account.choices = [  # type: ignore[attr-defined]  # it has
            ("", _("Any")),
            *((one.id, f"{one.title}, {one.address}") for one in accounts),
        ]

    def sieve(self) -> Sieve:
        """Return what was chosen; what nobody can choose is as if nothing was."""
        said = self.cleaned_data
        return Sieve(
            theme=said.get("theme", ""),
            campaign_id=said.get("campaign"),
            account_id=said.get("account"),
            state=said.get("state", ""),
        )

    def kept(self) -> dict[str, str]:
        """Return what was chosen, as it stands in the address."""
        said = {name: self.cleaned_data.get(name) for name in _FILTERS}
        return {name: str(value) for name, value in said.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that one page shows, and where the pages before and after begin."""

    first: date
    end: date
    before: date
    after: date


@require_safe
def calendar(request: OfficeRequest) -> HttpResponse:
    """Show a month, a week or a list of days: what leaves, what is held, what was missed."""
    may_read(request)
    office, at = request.office, clock.now()
    today = timezone.localdate(at)
    view = request.GET.get("view", "month")
    view = view if view in VIEWS else "month"
    on = _day(request.GET.get("on", ""), today)
    form = _form(request, view, on)
    holds = postroom.holds_in_force(office_id=office.id)
    sieve, span = form.sieve(), _span(view, on)
    first, end = _drawn(view, span)
    plan = queries.calendar(
        office_id=office.id,
        begin=queries.begin_of(first, office.zone),
        end=queries.begin_of(end, office.zone),
        sieve=sieve,
        holds=holds,
        at=at,
    )
    coming = queries.foreseen(
        office_id=office.id, first=first, end=end, zone=office.zone, sieve=sieve, at=at
    )
    late = queries.undecided(office_id=office.id, sieve=sieve, holds=holds, at=at)
    shown = {
        "view": view,
        "sheet": _sheet(
            view, span, today, Standing(cards=plan.cards, foreseen=coming), office.zone
        ),
        "span": span,
        "last": span.end - timedelta(days=1),
        "plan": plan,
        "counted": queries.MORE_MAX,
        "late": late,
        "late_more": late.more,
        "form": form,
        "zone": office.zone,
        "tabs": tabs_of(request, "calendar"),
        "may_write": request.actor.may(Power.PUBLISH),
        **_addresses(form, view, on, span, today),
    }
    return render(request, "publishing/calendar.html", shown)


def _form(request: OfficeRequest, view: str, on: date) -> FilterForm:
    form = FilterForm(
        {**request.GET.dict(), "view": view, "on": on.isoformat()},
        campaigns=queries.campaigns(office_id=request.office.id),
        accounts=postroom.publishing_accounts(office_id=request.office.id),
    )
    form.is_valid()
    return form


def _addresses(form: FilterForm, view: str, on: date, span: Span, today: date) -> dict[str, Any]:
    """Return where the other views and the other days are, under the same filters."""

    def at(to: str, day: date) -> str:
        return "?" + urlencode({"view": to, "on": day.isoformat(), **form.kept()})

    return {
        "views": [Tab(label=VIEWS[one], url=at(one, on), current=one == view) for one in VIEWS],
        "before": at(view, span.before),
        "after": at(view, span.after),
        "today": at(view, today),
        "clear": "?" + urlencode({"view": view, "on": on.isoformat()}) if form.kept() else "",
        "kept": urlencode(form.kept()),
    }


def _span(view: str, on: date) -> Span:
    if view == "month":
        first = on.replace(day=1)
        end = (first + timedelta(days=32)).replace(day=1)
        return Span(
            first=first, end=end, before=(first - timedelta(days=1)).replace(day=1), after=end
        )
    first = on - timedelta(days=on.weekday()) if view == "week" else on
    length = timedelta(days=WEEK if view == "week" else LIST_DAYS)
    return Span(first=first, end=first + length, before=first - length, after=first + length)


def _drawn(view: str, span: Span) -> tuple[date, date]:
    """Return the days that are drawn: of a month whole weeks, with days of the months beside it."""
    if view != "month":
        return span.first, span.end
    after = -span.end.weekday() % WEEK
    return span.first - timedelta(days=span.first.weekday()), span.end + timedelta(days=after)


def _sheet(view: str, span: Span, today: date, there: Standing, zone: str) -> Sheet:
    match view:
        case "month":
            return month(span.first, today, there, zone)
        case "week":
            return week(span.first, today, there, zone)
        case _:
            return listed(span.first, LIST_DAYS, today, there, zone)


def _day(text: str, otherwise: date) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return found if 1990 <= found.year <= 2200 else otherwise


def moment_of(text: str) -> datetime | None:
    """Return the instant that an address names; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo and 1990 <= found.year <= 2200 else None


def kept_of(request: OfficeRequest) -> dict[str, str]:
    """Return the view and the filters that stand in an address, so that one finds back there."""
    names = ("view", *_FILTERS)
    return {name: request.GET[name][:60] for name in names if request.GET.get(name)}
