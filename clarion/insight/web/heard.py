"""The messages behind a figure."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from clarion.insight import queries
from clarion.insight.web.asked import SiftForm, asked_in, moment
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.people.queries import OfficeRequest


@require_safe
def heard(request: OfficeRequest) -> HttpResponse:
    """Show them, the newest first."""
    request.actor.must(Power.READ_CASES)
    at, office_id = clock.now(), request.office.id
    end = moment(request.GET.get("end", ""), at) or at
    begin = moment(request.GET.get("begin", ""), end) or end - queries.DAY
    asked, said = asked_in(request.GET)
    page = queries.heard(
        office_id=office_id,
        begin=begin,
        end=end,
        asked=asked,
        before_id=number_of(request.GET.get("before", "")),
    )
    areas = queries.areas_offered(office_id=office_id, begin=begin, end=end)
    span = {"begin": begin.isoformat(), "end": end.isoformat()}
    kept = {**span, **said}
    shown = {
        "lines": page.lines,
        "begin": begin,
        "end": end,
        "asked": asked,
        "network": page.lines[0].network if asked.network and page.lines else asked.network,
        "rumour": queries.rumour_words(office_id=office_id, about=asked.about, at=at)
        if asked.about
        else "",
        "form": SiftForm(kept, areas=areas),
        "all_of_span": "?" + urlencode(span),
        "older": "?" + urlencode({**kept, "before": str(page.before_id)}) if page.before_id else "",
        "newer": "?" + urlencode(kept) if request.GET.get("before") else "",
    }
    return render(request, "insight/heard.html", shown)
