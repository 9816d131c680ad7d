"""What is done to a case besides answering it: each is one press, one action, one entry."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from clarion.desk import actions
from clarion.desk.web.forms import (
    AssessForm,
    AssignForm,
    CaseForm,
    NoteForm,
    ResolveForm,
    SubjectForm,
    TagForm,
    TaskForm,
    WaitForm,
)
from clarion.desk.web.screen import back_to, carry_out
from clarion.kit import clock
from clarion.people.queries import OfficeRequest


@require_POST
def assess(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Say whether a life is at risk."""
    return carry_out(request, case_id, AssessForm(request.POST), actions.assess)


@require_POST
def assign(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Give the case to somebody."""
    return carry_out(request, case_id, AssignForm(request.POST), actions.assign)


@require_POST
def take(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Give the case to oneself."""
    me = request.actor
    actions.assign(case_id=case_id, to=me.person, by=me, at=clock.now())
    return back_to(request, case_id)


@require_POST
def release(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Put the case back into the queue."""
    actions.release(case_id=case_id, by=request.actor, at=clock.now())
    return back_to(request, case_id)


@require_POST
def tag(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Replace the tags."""
    return carry_out(request, case_id, TagForm(request.POST), actions.tag)


@require_POST
def subject(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Say what the case is about."""
    return carry_out(request, case_id, SubjectForm(request.POST), actions.correct)


@require_POST
def undo_subject(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Take back what was said last about that."""
    actions.undo_correction(case_id=case_id, by=request.actor, at=clock.now())
    return back_to(request, case_id)


@require_POST
def note(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Write something for colleagues."""
    return carry_out(request, case_id, NoteForm(request.POST), actions.add_note)


@require_POST
def task(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Write down what somebody has to do."""
    return carry_out(request, case_id, TaskForm(request.POST), actions.add_task)


@require_POST
def finish(request: OfficeRequest, case_id: int, task_id: int) -> HttpResponse:
    """Say that a task is done."""
    actions.finish_task(case_id=case_id, task_id=task_id, by=request.actor, at=clock.now())
    return back_to(request, case_id)


@require_POST
def undo(request: OfficeRequest, case_id: int, task_id: int) -> HttpResponse:
    """Say that a task is not done after all."""
    actions.reopen_task(case_id=case_id, task_id=task_id, by=request.actor, at=clock.now())
    return back_to(request, case_id)


@require_POST
def wait(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Let the case wait for somebody else."""
    return carry_out(request, case_id, WaitForm(request.POST), actions.wait)


@require_POST
def resolve(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Say that nobody has to do anything more."""
    return carry_out(request, case_id, ResolveForm(request.POST), actions.resolve)


@require_POST
def reopen(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Take that back."""
    return carry_out(request, case_id, CaseForm(request.POST), actions.reopen)
