"""Who belongs where, changed by hand, and undone; how a matter ends."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clarion.desk import actions, queries
from clarion.desk.web.matters.forms import (
    MergeForm,
    NameMatterForm,
    ResolveMatterForm,
    SpareTellingForm,
)
from clarion.desk.web.matters.screen import accepted, back_to_matter, done, show_matter
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import is_number, number_of
from clarion.kit.refusals import NotFound
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest


@require_POST
def move_out(request: OfficeRequest, matter_id: int, case_id: int) -> HttpResponse:
    """Take a case out; it does not go back by itself."""
    made: list[int] = []

    def act() -> None:
        made.append(
            actions.move_out(case_id=case_id, matter_id=matter_id, by=request.actor, at=clock.now())
        )

    if done(request, act):
        _say(request, _("Moved out. It stands in the queue by itself."), made[0])
    return back_to_matter(request, matter_id)


@require_POST
def put_in(request: OfficeRequest, case_id: int) -> HttpResponse:
    """Put a case into the matter that somebody names."""
    office_id = request.office.id
    queries.row(office_id=office_id, case_id=case_id)
    here = redirect("desk:case", office=request.office.slug, case_id=case_id)
    try:
        found = queries.matter_named(office_id=office_id, reference=request.POST.get("matter", ""))
    except NotFound:
        messages.error(request, _("There is no matter with this number. They look like M-2026-7."))
        return here
    act = partial(
        actions.put_in,
        case_id=case_id,
        matter_id=found,
        seen_message_id=number_of(request.POST.get("seen_message_id", "")),
        by=request.actor,
        at=clock.now(),
    )
    if done(request, act):
        messages.success(request, _("It is in the matter now. You can take it out there."))
    return here


@require_POST
def split(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Make a matter of its own of the cases that were chosen."""
    queries.matter_row(office_id=request.office.id, matter_id=matter_id)
    chosen = [int(one) for one in request.POST.getlist("case") if is_number(one)]
    made: list[int] = []

    def act() -> None:
        made.append(
            actions.split_matter(
                matter_id=matter_id, case_ids=chosen, by=request.actor, at=clock.now()
            )
        )

    if done(request, act):
        messages.success(request, _("This is a matter of its own now. Undo it below."))
        return back_to_matter(request, made[0])
    return back_to_matter(request, matter_id)


@require_POST
def name_matter(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Call it otherwise."""
    queries.matter_row(office_id=request.office.id, matter_id=matter_id)
    form = NameMatterForm(request.POST)
    if form.is_valid():
        act = partial(
            actions.name_matter,
            matter_id=matter_id,
            title=form.cleaned_data["title"],
            by=request.actor,
            at=clock.now(),
        )
        if accepted(form, act):
            messages.success(request, _("Its name is kept."))
            return back_to_matter(request, matter_id)
    return show_matter(request, matter_id, refused={"name": form})


@require_POST
def merge(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Put everything of it into another."""
    page = queries.matter_page(office_id=request.office.id, matter_id=matter_id, at=clock.now())
    form = MergeForm(request.POST, others=page.others)
    if form.is_valid():
        into = form.cleaned_data["into"]
        act = partial(
            actions.merge_matters,
            matter_id=matter_id,
            into_id=into,
            by=request.actor,
            at=clock.now(),
        )
        if accepted(form, act):
            messages.success(request, _("They are one matter now. Undo it below."))
            return back_to_matter(request, into)
    return show_matter(request, matter_id, refused={"merge": form})


@require_POST
def undo(request: OfficeRequest, matter_change_id: int) -> HttpResponse:
    """Undo one change."""
    back: list[int] = []

    def act() -> None:
        back.append(
            actions.undo_change(change_id=matter_change_id, by=request.actor, at=clock.now())
        )

    if done(request, act):
        messages.success(request, _("Undone."))
        return back_to_matter(request, back[0])
    matter_id = queries.matter_of_change(office_id=request.office.id, change_id=matter_change_id)
    return back_to_matter(request, matter_id)


@require_POST
def resolve(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Say that nobody has to do anything more, and how it ended."""
    queries.matter_row(office_id=request.office.id, matter_id=matter_id)
    form = ResolveMatterForm(request.POST)
    if form.is_valid():
        act = partial(
            actions.resolve_matter,
            matter_id=matter_id,
            outcome=form.cleaned_data["outcome"],
            by=request.actor,
            at=clock.now(),
        )
        if accepted(form, act):
            return _tell_how_it_ended(request, matter_id)
    return show_matter(request, matter_id, refused={"resolve": form})


@require_POST
def spare(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Decide that nobody more is told how it ended."""
    queries.matter_row(office_id=request.office.id, matter_id=matter_id)
    form = SpareTellingForm(request.POST)
    if form.is_valid():
        act = partial(
            actions.spare_telling,
            matter_id=matter_id,
            why=form.cleaned_data["why"],
            by=request.actor,
            at=clock.now(),
        )
        if accepted(form, act):
            messages.success(request, _("Decided. A telling that fails later is said again."))
            return back_to_matter(request, matter_id)
    return show_matter(request, matter_id, refused={"spare": form})


@require_POST
def reopen(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Take that back."""
    act = partial(actions.reopen_matter, matter_id=matter_id, by=request.actor, at=clock.now())
    done(request, act)
    return back_to_matter(request, matter_id)


def _tell_how_it_ended(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Lead whoever has ended it to those who were told of it, if there are any."""
    messages.success(request, _("Resolved."))
    told = queries.told_how_many(office_id=request.office.id, matter_id=matter_id)
    if not told or not request.actor.may(Power.ANSWER):
        return back_to_matter(request, matter_id)
    where = reverse(
        "desk:answer_all", kwargs={"office": request.office.slug, "matter_id": matter_id}
    )
    return redirect(f"{where}?whom=told")


def _say(request: OfficeRequest, words: str, change_id: int) -> None:
    undo_url = reverse(
        "desk:undo_change",
        kwargs={"office": request.office.slug, "matter_change_id": change_id},
    )
    say_undoable(request, words, undo=undo_url)
