"""Answering: exact words on one edge. Whatever is refused, the words are kept."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clarion.desk import actions, queries
from clarion.desk.actions import (
    ConfirmPersonal,
    ConfirmPublic,
    HasLeft,
    MayHaveLeft,
    MoreArrived,
    SomebodyAnswered,
)
from clarion.desk.queries import Edge
from clarion.desk.web.forms import ByHandForm, DraftForm, ReplyForm
from clarion.desk.web.screen import back_to, carry_out, context, load, show
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, AlreadyMoved, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest


@require_POST
def answer(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Send; or compare with what came meanwhile, confirm that it is public, say what is wrong."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, load(request, case_id), refused=form)
    try:
        actions.answer(case_id=case_id, **form.cleaned_data, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except (SomebodyAnswered, MoreArrived) as refusal:
        return _compare(request, case_id, form, refusal)
    except (ConfirmPublic, ConfirmPersonal) as refusal:
        return _confirm(request, case_id, form, refusal)
    except Refusal as refusal:
        _keep(request, case_id, form)
        form.add_error("text", refusal.sentence)
        return show(request, load(request, case_id), refused=form)
    return back_to(request, case_id)


@require_POST
def draft(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Keep what is being written. Whoever writes has the turn, unless somebody has it already."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=REFUSED)
    me, now = request.actor, clock.now()
    actions.save_draft(case_id=case_id, **form.cleaned_data, by=me, at=now)
    if form.cleaned_data["text"]:
        with suppress(actions.SomebodyWrites):
            actions.take_turn(case_id=case_id, by=me, at=now)
    else:
        actions.let_go(case_id=case_id, by=me, at=now)
    return HttpResponse(status=204)


@require_POST
def insert(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Put ready words behind what is written so far; the script does the same at the cursor."""
    form = DraftForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        words = request.POST.get("words", "").replace("\r\n", "\n")
        text = f"{said['text']}\n\n{words}".strip() if said["text"] else words
        now = clock.now()
        actions.save_draft(case_id=case_id, text=text, edge=said["edge"], by=request.actor, at=now)
    return back_to(request, case_id)


@require_POST
def drop_draft(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Drop what one has written, and let somebody else have the turn."""
    me, now = request.actor, clock.now()
    actions.save_draft(case_id=case_id, text="", edge=Edge.PRIVATE, by=me, at=now)
    actions.let_go(case_id=case_id, by=me, at=now)
    return back_to(request, case_id)


@require_POST
def withdraw(request: OfficeRequest, case_id: int, answer_id: int) -> HttpResponse:
    """Take an answer back that nobody has yet; its words are in the reply again."""
    try:
        actions.withdraw_answer(
            case_id=case_id, answer_id=answer_id, by=request.actor, at=clock.now()
        )
    except (HasLeft, MayHaveLeft, AlreadyMoved) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Taken back. Nobody has got it; its words are kept here."))
    return back_to(request, case_id)


@require_POST
def send_held(request: OfficeRequest, case_id: int, dispatch_id: int) -> HttpResponse:
    """Let an answer leave that a hold had stopped."""
    try:
        actions.send_held(
            case_id=case_id, dispatch_id=dispatch_id, by=request.actor, at=clock.now()
        )
    except AlreadyMoved as refusal:
        messages.error(request, refusal.sentence)
    return back_to(request, case_id)


@require_POST
def count(request: OfficeRequest, case_id: int) -> JsonResponse:
    """Count as the network counts."""
    request.actor.must(Power.ANSWER)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    length, limit = queries.measure(office_id=request.office.id, case_id=case_id, text=text)
    return JsonResponse({"count": length, "limit": limit})


@require_POST
def by_hand(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Write down what was said by hand."""
    return carry_out(request, case_id, ByHandForm(request.POST), actions.answer_by_hand)


def _compare(
    request: OfficeRequest, case_id: int, form: ReplyForm, refusal: Refusal
) -> HttpResponse:
    """Show what came meanwhile beside one's own words, which may be changed, sent or dropped."""
    page = load(request, case_id)
    said = form.cleaned_data
    seen = {"message_id": said["seen_message_id"], "answer_id": said["seen_answer_id"]}
    return _ask(request, page, form, refusal, "desk/comparison.html", page.newer_than(**seen))


def _confirm(
    request: OfficeRequest, case_id: int, form: ReplyForm, refusal: Refusal
) -> HttpResponse:
    """Ask once more before everybody reads what was private, or something about a person."""
    return _ask(request, load(request, case_id), form, refusal, "desk/confirm_public.html", ())


def _ask(
    request: OfficeRequest,
    page: queries.CasePage,
    form: ReplyForm,
    refusal: Refusal,
    template: str,
    newer: tuple[queries.Line, ...],
) -> HttpResponse:
    _keep(request, page.id, form)
    said = form.cleaned_data
    again = ReplyForm()
    again.fit(page, request.office.slug)
    again.initial.update(text=said["text"], edge=said["edge"].value, key=said["key"])
    shown = context(request, page) | {"refusal": refusal, "newer": newer, "said": said}
    shown["can_private"] = Edge.PRIVATE in page.account.capabilities.edges
    shown["forms"]["reply"] = again
    return render(request, template, shown, status=REFUSED)


def _keep(request: OfficeRequest, case_id: int, form: ReplyForm) -> None:
    """Whatever was refused is a draft, so that it is there after a walk to somebody's desk."""
    actions.save_draft(
        case_id=case_id,
        text=form.cleaned_data["text"],
        edge=form.cleaned_data["edge"],
        by=request.actor,
        at=clock.now(),
    )
