"""Series: words that are said again and again, day by day, until they end."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import actions, queries
from clarion.publishing.queries import SeriesNow
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.planning.series_form import SeriesForm, initial_of


@require_safe
def all_series(request: OfficeRequest) -> HttpResponse:
    """Show the series that go on."""
    may_read(request)
    shown = {
        "all_series": queries.all_series(office_id=request.office.id),
        "may_write": request.actor.may(Power.PUBLISH),
        "zone": request.office.zone,
    }
    return render(request, "publishing/all_series.html", shown)


@require_safe
def series(request: OfficeRequest, series_id: int) -> HttpResponse:
    """Show one, day by day: what is drafted, signed, said, left out, and still to be made."""
    may_read(request)
    office_id = request.office.id
    one = queries.series(office_id=office_id, series_id=series_id)
    days, more = queries.days_of(office_id=office_id, series_id=series_id, at=clock.now())
    shown = {
        "one": one,
        "days": days,
        "more": more,
        "zone": request.office.zone,
        "may_write": request.actor.may(Power.PUBLISH) and one.ended_at is None,
    }
    return render(request, "publishing/series.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def begin_series(request: OfficeRequest) -> HttpResponse:
    """Begin one."""

    def begin(form: SeriesForm) -> int:
        return actions.begin_series(
            words=form.words(), recurrence=form.recurrence(), by=request.actor, at=clock.now()
        )

    today = timezone.localdate(clock.now())
    return _write(request, None, {"first_on": today, "times": 10}, begin)


@require_http_methods(["GET", "HEAD", "POST"])
def change_series(request: OfficeRequest, series_id: int) -> HttpResponse:
    """Change words or days from one day on."""
    one = queries.series(office_id=request.office.id, series_id=series_id)
    from_on = _day(request.GET.get("from", "")) or timezone.localdate(clock.now())

    def change(form: SeriesForm) -> int:
        return actions.change_series(
            series_id=series_id,
            words=form.words(),
            recurrence=form.recurrence(),
            by=request.actor,
            at=clock.now(),
        )

    return _write(request, one, initial_of(one) | {"first_on": from_on}, change)


@require_POST
def skip(request: OfficeRequest, series_id: int) -> HttpResponse:
    """Leave a day out."""
    on = _day(request.POST.get("on", ""))
    if on is None:
        raise NotFound
    try:
        actions.skip_occurrence(series_id=series_id, on=on, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        kwargs = {"office": request.office.slug, "series_id": series_id}
        undo = f"{reverse('publishing:resume_occurrence', kwargs=kwargs)}?on={on.isoformat()}"
        said = _("Left out: %(day)s.") % {"day": date_format(on, "D j M Y")}
        say_undoable(request, said, undo=undo)
    return redirect("publishing:series", office=request.office.slug, series_id=series_id)


@require_POST
def resume(request: OfficeRequest, series_id: int) -> HttpResponse:
    """Take a day in again that was left out."""
    on = _day(request.GET.get("on", ""))
    if on is None:
        raise NotFound
    try:
        actions.resume_occurrence(series_id=series_id, on=on, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("publishing:series", office=request.office.slug, series_id=series_id)


@require_POST
def end_series(request: OfficeRequest, series_id: int) -> HttpResponse:
    """End one."""
    stay = actions.end_series(series_id=series_id, by=request.actor, at=clock.now())
    if stay:
        said = ngettext(
            "Ended. %d day stays: somebody was asked to sign it. Withdraw it on its own page.",
            "Ended. %d days stay: somebody was asked to sign them. Withdraw each on its own page.",
            stay,
        )
        messages.warning(request, said % stay)
    else:
        messages.success(request, _("Ended. Nothing more is made of it."))
    return redirect("publishing:series", office=request.office.slug, series_id=series_id)


def _write(
    request: OfficeRequest,
    one: SeriesNow | None,
    initial: dict[str, Any],
    deed: Callable[[SeriesForm], int],
) -> HttpResponse:
    request.actor.must(Power.PUBLISH)
    office_id = request.office.id
    form = SeriesForm(
        request.POST or None,
        initial=initial,
        accounts=postroom.publishing_accounts(office_id=office_id),
        campaigns=queries.campaigns(office_id=office_id, also=one.campaign_id if one else None),
        languages=request.office.languages,
    )
    if form.is_valid():
        try:
            number = deed(form)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(
                request, _("Its drafts are made two weeks ahead. Each must be signed.")
            )
            return redirect("publishing:series", office=request.office.slug, series_id=number)
    shown = {"form": form, "one": one, "zone": request.office.zone}
    return render(
        request, "publishing/write_series.html", shown, status=REFUSED if form.errors else 200
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
