"""What is going on: one screen for the whole of it, each figure a way to the words behind it."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from clarion.insight import queries
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
    until = _moment(request.GET.get("until", ""), at)
    page = queries.going_on(office_id=request.office.id, end=until or at)
    may_listen = request.actor.may(Power.LISTEN)
    begins = queries.beginning(office_id=request.office.id) if until is None else []
    shown = {
        "page": page,
        "now": at,
        "is_now": until is None,
        "may_listen": may_listen,
        "begins": cards(begins, may_listen=may_listen),
        "silences": queries.silences(office_id=request.office.id, open_only=True)
        if until is None
        else [],
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


@require_safe
def heard(request: OfficeRequest) -> HttpResponse:
    """Show the messages behind a figure."""
    request.actor.must(Power.READ_CASES)
    at = clock.now()
    end = _moment(request.GET.get("end", ""), at) or at
    begin = _moment(request.GET.get("begin", ""), end) or end - queries.DAY
    network = request.GET.get("network", "").replace("\x00", "")[:40]
    lines, page = queries.heard(
        office_id=request.office.id,
        begin=begin,
        end=end,
        network=network,
        before_id=_number(request.GET.get("before", "")),
    )
    kept = {"begin": begin.isoformat(), "end": end.isoformat(), "network": network}
    shown = {
        "lines": lines,
        "begin": begin,
        "end": end,
        "network": lines[0].network if network and lines else network,
        "older": "?" + urlencode({**kept, "before": str(page.before_id)}) if page.before_id else "",
        "newer": "?" + urlencode(kept) if request.GET.get("before") else "",
    }
    return render(request, "insight/heard.html", shown)


def _moment(text: str, latest: datetime) -> datetime | None:
    """Return the moment that an address names, between long ago and `latest`; else None."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    known = found.tzinfo is not None and latest - queries.BACK_MAX <= found < latest
    return found if known else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
