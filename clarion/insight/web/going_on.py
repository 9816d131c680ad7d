"""What is going on: one screen for the whole of it, each figure a way to the words behind it."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from clarion.insight import queries
from clarion.insight.web.asked import moment
from clarion.insight.web.warnings import cards
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest

# Whoever goes back in time goes in steps of this.
_PAGE = timedelta(hours=6)


@require_safe
def going_on(request: OfficeRequest) -> HttpResponse:
    """Show the day that ends now, or at the moment that the address names."""
    request.actor.must(Power.READ_CASES)
    at = clock.now()
    until = moment(request.GET.get("until", ""), at)
    office_id, may_listen = request.office.id, request.actor.may(Power.LISTEN)
    page = queries.going_on(office_id=office_id, end=until or at)
    felt = queries.felt(office_id=office_id, end=page.end, may_listen=may_listen)
    rumours = queries.rumours(office_id=office_id, end=page.end, may_listen=may_listen)
    begins = queries.beginning(office_id=office_id) if until is None else []
    shown = {
        "page": page,
        "now": at,
        "is_now": until is None,
        "felt": felt,
        "may_listen": felt.may_listen,
        "rumours": rumours,
        "may_write": request.actor.may(Power.WRITE_SNIPPETS),
        "may_publish": request.actor.may(Power.PUBLISH),
        "missed": queries.missed(office_id=office_id) if until is None else None,
        "begins": cards(begins, may_listen=may_listen),
        "silences": queries.silences(office_id=office_id, open_only=True) if until is None else [],
        "span": urlencode({"begin": page.begin.isoformat(), "end": page.end.isoformat()}),
        "last_hour": urlencode(
            {"begin": (page.end - queries.SPAN).isoformat(), "end": page.end.isoformat()}
        ),
        "before": urlencode({"until": (page.end - _PAGE).isoformat()}),
        "after": urlencode({"until": (page.end + _PAGE).isoformat()})
        if page.end + _PAGE < at
        else "",
    }
    return render(request, "insight/going_on.html", shown)
