"""The step at which a request stands is waited for; how long is kept, and how it ended."""

from datetime import datetime

from clarion.signoff.models import Gate, Request
from clarion.signoff.rules.quorum import late_at


def gate_of(request: Request) -> Gate:
    """Return the row of the step at which it stands; one asked before there were any gets it."""
    began_at = request.step_began_at or request.asked_at
    begun = {"began_at": began_at, "late_at": late_at(request.gate(), began_at=began_at)}
    return Gate.objects.get_or_create(request=request, step=request.step, defaults=begun)[0]


def end_gate(request: Request, outcome: str, at: datetime) -> None:
    """Its waiting is over."""
    gate = gate_of(request)
    gate.ended_at, gate.outcome = at, outcome
    gate.save(update_fields=["ended_at", "outcome"])
