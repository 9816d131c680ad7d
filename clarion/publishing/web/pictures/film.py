"""A film of the library: taken in, shown a part at a time, and given subtitles."""

import threading

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.web.pictures.library import show_library
from clarion.publishing.web.pictures.picture_forms import FilmForm, SubtitlesForm, UploadForm
from clarion.publishing.web.planning.lists import may_read

# A whole film lies in memory while it is looked at, and the hold button lives in this process too.
_ONE_AT_A_TIME = threading.Semaphore(1)
_VTT = "text/vtt; charset=utf-8"


@require_POST
def add_film(request: OfficeRequest) -> HttpResponse:
    """Take a film in. This address alone may be handed so much at once (config/threshold.py)."""
    request.actor.must(Power.PUBLISH)
    form = FilmForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_library(request, UploadForm(), film=form, status=422)
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        form.add_error("film", _("Another film is being taken in. Add yours in a minute."))
        return show_library(request, UploadForm(), film=form, status=503)
    try:
        number, known = actions.keep_film(upload=form.upload(), by=request.actor, at=clock.now())
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error("film", refusal.sentence)
        return show_library(request, UploadForm(), film=form, status=422)
    finally:
        _ONE_AT_A_TIME.release()
    if known:
        messages.info(request, _("The film was in the library already."))
    else:
        messages.success(request, _("The film is kept. Say what it shows, and add subtitles."))
    return redirect("publishing:picture_page", office=request.office.slug, picture_id=number)


@require_POST
def add_subtitles(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Give it subtitles in one language."""
    request.actor.must(Power.PUBLISH)
    if queries.film(office_id=request.office.id, picture_id=picture_id) is None:
        raise NotFound
    form = SubtitlesForm(request.POST, request.FILES, languages=request.office.languages)
    back = redirect("publishing:picture_page", office=request.office.slug, picture_id=picture_id)
    if not form.is_valid():
        messages.error(request, _("Choose a file with subtitles, and its language."))
        return back
    try:
        actions.add_subtitles(
            picture_id=picture_id,
            language=form.cleaned_data["language"],
            content=form.content(),
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return back
    messages.success(request, _("They are there. What was signed keeps the subtitles that it had."))
    return back


@require_safe
def subtitles(request: OfficeRequest, picture_id: int, subtitles_id: int) -> HttpResponse:
    """Give subtitles to the film that is shown."""
    may_read(request)
    text = queries.subtitles(
        office_id=request.office.id, picture_id=picture_id, subtitles_id=subtitles_id
    )
    headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type=_VTT, headers=headers)
