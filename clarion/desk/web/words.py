"""Ready words with their owners, and the words for which the office listens."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.desk import actions, queries
from clarion.desk.web.words_forms import KeywordListForm, SnippetForm
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest

# What is being said, by our name of it.
_ABOUT = re.compile(r"(?:snippet|statement):[0-9]{1,18}")
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def words(request: OfficeRequest) -> HttpResponse:
    """Show the snippets, expired ones too, the keyword lists, and what was taught."""
    request.actor.must(Power.READ_CASES)
    office_id, today = request.office.id, clock.now().date()
    shown = {
        "snippets": queries.snippets(office_id=office_id, on=today, only_offered=False),
        "lesson": queries.lesson_now(office_id=office_id),
        "lists": queries.keyword_lists(office_id=office_id),
        "my_id": request.actor.staff_id,
        "may_write": request.actor.may(Power.WRITE_SNIPPETS),
        "may_listen": request.actor.may(Power.MANAGE_OFFICE),
    }
    return render(request, "desk/words.html", shown)


@_FORM
def snippet(request: OfficeRequest, snippet_id: int | None = None) -> HttpResponse:
    """Write a snippet, or change one."""
    request.actor.must(Power.WRITE_SNIPPETS)
    office_id, now = request.office.id, clock.now()
    known = (
        queries.snippet(office_id=office_id, snippet_id=snippet_id, on=now.date())
        if snippet_id
        else None
    )
    form = SnippetForm(
        request.POST or None,
        known=known,
        colleagues=queries.colleagues(office_id=office_id),
        languages=request.office.languages,
        me=request.actor.person,
        answers=None if known else _answers(request, now),
    )

    def write(**said: Any) -> None:
        actions.write_snippet(snippet_id=snippet_id, **said, by=request.actor, at=now)

    return _write(request, form, write, "desk/snippet.html", {"known": known})


def _answers(request: OfficeRequest, at: datetime) -> queries.DirectAnswer | None:
    """Return what we say to whatever the address names; what it does not know is nothing."""
    about = request.GET.get("answers", "")
    if not _ABOUT.fullmatch(about):
        return None
    found = queries.direct_answers(office_id=request.office.id, abouts=[about], at=at)
    return found.get(about)


@require_POST
def end_snippet(request: OfficeRequest, snippet_id: int) -> HttpResponse:
    """Stop offering a snippet."""
    actions.end_snippet(snippet_id=snippet_id, by=request.actor, at=clock.now())
    return redirect("desk:words", office=request.office.slug)


@_FORM
def keyword_list(request: OfficeRequest, list_id: int | None = None) -> HttpResponse:
    """Write a keyword list, or change one."""
    request.actor.must(Power.MANAGE_OFFICE)
    office_id = request.office.id
    known = queries.keyword_list(office_id=office_id, list_id=list_id) if list_id else None
    form = KeywordListForm(
        request.POST or None, known=known, teams=queries.teams(office_id=office_id)
    )

    def write(**said: Any) -> None:
        actions.write_keyword_list(**said, by=request.actor, at=clock.now())

    return _write(request, form, write, "desk/keyword_list.html", {"known": known})


@require_POST
def drop_keyword_list(request: OfficeRequest, list_id: int) -> HttpResponse:
    """Stop listening for a list."""
    actions.drop_keyword_list(list_id=list_id, by=request.actor, at=clock.now())
    return redirect("desk:words", office=request.office.slug)


@require_POST
def undo_lesson(request: OfficeRequest, lesson_id: int) -> HttpResponse:
    """Go back to what was taught before."""
    actions.undo_lesson(lesson_id=lesson_id, by=request.actor, at=clock.now())
    return redirect("desk:words", office=request.office.slug)


def _write(
    request: OfficeRequest,
    form: Form,
    write: Callable[..., None],
    template: str,
    shown: dict[str, Any],
) -> HttpResponse:
    if form.is_valid():
        try:
            write(**form.cleaned_data)
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("desk:words", office=request.office.slug)
    return render(request, template, shown | {"form": form}, status=REFUSED if form.errors else 200)
