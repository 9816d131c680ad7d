"""Who else is looking, and whose turn it is to write."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from clarion.desk import actions, queries
from clarion.desk.web.forms import TurnForm
from clarion.desk.web.screen import carry_out
from clarion.kit import clock
from clarion.people.queries import OfficeRequest


@require_POST
def here(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Note that somebody has the case open, keep their turn, say who else is here."""
    me, now = request.actor, clock.now()
    actions.look_at(case_id=case_id, by=me, at=now)
    presence = queries.presence(
        office_id=request.office.id, case_id=case_id, staff_id=me.person, at=now
    )
    if presence.turn_mine:
        actions.take_turn(case_id=case_id, by=me, at=now)
    return render(request, "desk/parts/presence.html", {"presence": presence})


@require_POST
def turn(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Take over from somebody who is writing, with a reason that stays."""
    return carry_out(request, case_id, TurnForm(request.POST), actions.take_turn)
