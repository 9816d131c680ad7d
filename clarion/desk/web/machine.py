"""Words by the office's own language model: shown to whoever asked for them, sent by nobody."""

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clarion.desk import actions
from clarion.desk.web.forms import DraftForm
from clarion.desk.web.screen import back_to, load, show
from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest


@require_POST
def machine(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Have a draft or a summary written; what somebody wrote themselves meanwhile is kept."""
    by, at = request.actor, clock.now()
    form = DraftForm(request.POST)
    if form.is_valid() and form.cleaned_data["text"]:
        actions.save_draft(case_id=case_id, **form.cleaned_data, by=by, at=at)
    summary = request.POST.get("wanted") == actions.Wanted.SUMMARY.value
    wanted = actions.Wanted.SUMMARY if summary else actions.Wanted.DRAFT
    try:
        written = actions.ask_machine(case_id=case_id, wanted=wanted, by=by, at=at)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return back_to(request, case_id)
    return show(request, load(request, case_id), written=written)
