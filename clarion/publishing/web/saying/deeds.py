"""What is done about a statement after it was written: each deed a button, each answer a page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.look.notices import say_undoable
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.postroom.actions import place_hold
from clarion.publishing import actions, queries
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.saying.reasons import ReasonForm


@require_safe
def statement(request: OfficeRequest, statement_id: int) -> HttpResponse:
    """Go to the newest edition of a statement."""
    may_read(request)
    return _to(request, statement_id)


@require_safe
def warning(request: OfficeRequest, takeover_id: int) -> HttpResponse:
    """Go to the draft that warns of an account that is not in our hands, once it has been begun."""
    may_read(request)
    office_id, slug = request.office.id, request.office.slug
    if not postroom.has_takeover(office_id=office_id, takeover_id=takeover_id):
        raise NotFound
    edition_id = queries.warning_of(office_id=office_id, takeover_id=takeover_id)
    if edition_id is None:
        messages.info(request, _("The warning is being written. It is here within a minute."))
        return redirect("publishing:statements", office=slug)
    return redirect("publishing:edition", office=slug, edition_id=edition_id)


@require_POST
def begin_edition(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Begin a new edition: other words, or a correction."""
    try:
        edition_id = actions.begin_edition(edition_id=edition_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


@require_POST
def drop_draft(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Drop a draft."""
    try:
        actions.drop_draft(edition_id=edition_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        kwargs = {"office": request.office.slug, "edition_id": edition_id}
        undo = reverse("publishing:take_up_draft", kwargs=kwargs)
        say_undoable(request, _("Dropped. What was written stays on record."), undo=undo)
    return redirect("publishing:statements", office=request.office.slug)


@require_POST
def take_up_draft(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Take a dropped draft up again."""
    try:
        edition_id = actions.take_up_draft(edition_id=edition_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


@require_POST
def withdraw(request: OfficeRequest, statement_id: int) -> HttpResponse:
    """Withdraw a statement from every channel."""

    def deed(why: str) -> None:
        actions.withdraw(statement_id=statement_id, why=why, by=request.actor, at=clock.now())
        messages.success(request, _("Withdrawn. Below you see where it is down already."))

    return _with_reason(request, statement_id, deed)


@require_POST
def begin_notice(request: OfficeRequest, statement_id: int) -> HttpResponse:
    """Begin to tell those who keep what was withdrawn."""
    office = request.office
    edition_id = queries.edition_links(office_id=office.id, statement_id=statement_id)
    page = queries.edition(office_id=office.id, edition_id=edition_id)
    link = queries.page_link(office, page.code)
    try:
        edition_id = actions.begin_notice(
            statement_id=statement_id, link=link, by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("publishing:edition", office=office.slug, edition_id=edition_id)


@require_POST
def take_down_again(request: OfficeRequest, statement_id: int) -> HttpResponse:
    """Try once more to take down what still stands."""
    now = clock.now()
    try:
        actions.take_down_again(statement_id=statement_id, by=request.actor, at=now)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return _to(request, statement_id)


@require_POST
def hold(request: OfficeRequest, statement_id: int) -> HttpResponse:
    """Hold one statement at one press, and show what was on its way; why can be said later."""
    office = request.office
    edition_id = queries.edition_links(office_id=office.id, statement_id=statement_id)
    page = queries.edition(office_id=office.id, edition_id=edition_id)
    placed = place_hold(
        scope="statement",
        subject=page.about,
        title=page.headline,
        why=request.POST.get("why", ""),
        by=request.actor,
        at=clock.now(),
    )
    return redirect("postroom:hold", office=office.slug, hold_id=placed.hold_id)


@require_POST
def say_again(request: OfficeRequest, rendition_id: int) -> HttpResponse:
    """Try one audience again."""
    edition_id = queries.edition_of(office_id=request.office.id, rendition_id=rendition_id)
    try:
        actions.say_again(rendition_id=rendition_id, by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)


def _with_reason(
    request: OfficeRequest, statement_id: int, deed: Callable[[str], None]
) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give a reason, so that others can follow it later."))
        return _to(request, statement_id)
    try:
        deed(form.cleaned_data["why"])
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return _to(request, statement_id)


def _to(request: OfficeRequest, statement_id: int) -> HttpResponse:
    edition_id = queries.edition_links(office_id=request.office.id, statement_id=statement_id)
    return redirect("publishing:edition", office=request.office.slug, edition_id=edition_id)
