"""What came and could not be read: why, how it begins, and another try."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.people.queries import OfficeRequest
from clarion.postroom import actions, queries
from clarion.postroom.web.tabs import tabs

PAGE = 25


@require_safe
def parked(request: OfficeRequest) -> HttpResponse:
    """Show what is parked, newest first, a page at a time."""
    request.actor.must(Power.REPLAY)
    before = _number(request.GET, "before")
    found = queries.parked(office_id=request.office.id, before=before, limit=PAGE + 1)
    shown, more = found[:PAGE], len(found) > PAGE
    words = {
        "tabs": tabs(request, "parked"),
        "parked": shown,
        "newer": "?" if before else "",
        "older": f"?before={shown[-1].id}" if more else "",
    }
    return render(request, "postroom/parked.html", words)


@require_POST
def replay(request: OfficeRequest) -> HttpResponse:
    """Try again to read one, or all that were shown."""
    said = map(number_of, request.POST.getlist("arrival"))
    wanted = [number for number in said if number is not None]
    count = _replay(wanted[:PAGE], request.actor)
    words = ngettext(
        "%d arrival is being read again. It comes back here if it still cannot be read.",
        "%d arrivals are being read again. They come back here if they still cannot be read.",
        count,
    )
    messages.success(request, words % count)
    return redirect("postroom:parked", office=request.office.slug)


def _replay(wanted: Iterable[int], by: Actor) -> int:
    """Replay each by itself; one that somebody else has just replayed is no reason to stop."""
    count = 0
    for arrival_id in wanted:
        try:
            actions.replay_arrival(arrival_id=arrival_id, by=by, at=clock.now())
        except (AlreadyMoved, NotFound):
            continue
        count += 1
    return count


def _number(words: QueryDict, name: str) -> int | None:
    return number_of(words.get(name, ""))
