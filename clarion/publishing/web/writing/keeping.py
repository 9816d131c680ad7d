"""A draft is saved while somebody writes it, and whoever has it open knows of the others."""

from dataclasses import replace

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.look.moments import said_time
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.actions import IsWithdrawn, NotADraft, SomebodySaved
from clarion.publishing.web.writing.edition import form_of

_CONFLICT = 409


@require_POST
def keep(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Save what somebody is writing, without a press; the answer is a line for the page.

    Pictures are left out, and a time that is not whole yet stays as it was saved.
    """
    request.actor.must(Power.PUBLISH)
    now = clock.now()
    page = queries.edition(office_id=request.office.id, edition_id=edition_id)
    form = form_of(request, page, request.POST)
    form.is_valid()
    if wrong := form.not_kept():
        return _say(_("Not saved: %(what)s") % {"what": wrong}, status=REFUSED)
    try:
        version = actions.revise(
            edition_id=edition_id,
            seen_version=form.cleaned_data["seen_version"],
            wording=replace(form.wording(), dropped_pictures=frozenset()),
            window=form.saved_by(itself=True),
            by=request.actor,
            at=now,
        )
    except (SomebodySaved, NotADraft, IsWithdrawn) as refusal:
        return _say(refusal.sentence, status=_CONFLICT)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        return _say(refusal.sentence, status=REFUSED)
    return _say(_("Saved %(when)s") % {"when": said_time(now)}, version=version)


@require_POST
def here(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Note that somebody has the draft open, and say who else has."""
    me, now = request.actor, clock.now()
    actions.look_at(edition_id=edition_id, by=me, at=now)
    seen = number_of(request.GET.get("seen", ""), digits_max=9)
    presence = queries.presence(
        office_id=request.office.id,
        edition_id=edition_id,
        seen_version=seen or 0,
        staff_id=me.person,
        at=now,
    )
    return render(request, "publishing/parts/presence.html", {"presence": presence})


def _say(words: str, *, version: int | None = None, status: int = 200) -> JsonResponse:
    return JsonResponse({"words": words, "version": version}, status=status)
