"""One case: the conversation in the middle, the queue on one side, the person on the other."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from clarion.desk.web.screen import load, show
from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest


@require_safe
def case(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Show a case; on a phone, the conversation."""
    request.actor.must(Power.READ_CASES)
    return show(request, load(request, case_id))


@require_safe
def person(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Show a case; on a phone, the person and why the case is here."""
    request.actor.must(Power.READ_CASES)
    return show(request, load(request, case_id), pane="side")
