"""One picture: shown, described, agreed to, withdrawn, and where the public can see it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.look.ranges import a_part
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.queries import PicturePage, SubtitlesNow
from clarion.publishing.web.pictures.picture_forms import AboutForm, ConsentForm, SubtitlesForm
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.saying.reasons import ReasonForm

_HEADERS = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}


@require_safe
def picture(request: OfficeRequest, picture_id: int) -> HttpResponseBase:
    """Show a picture, or a part of a film, to whoever writes or signs."""
    may_read(request)
    film = queries.film(office_id=request.office.id, picture_id=picture_id)
    if film is not None:
        return a_part(request, size=film.size, mime=film.mime, read=film.read)
    mime, content = queries.picture(office_id=request.office.id, picture_id=picture_id)
    return HttpResponse(content, content_type=mime, headers=_HEADERS)


@require_safe
def thumbnail(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Show it small."""
    may_read(request)
    content = queries.thumbnail(office_id=request.office.id, picture_id=picture_id)
    return HttpResponse(content, content_type="image/jpeg", headers=_HEADERS)


@require_http_methods(["GET", "HEAD", "POST"])
def picture_page(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Show everything about it; POST writes down what it shows."""
    may_read(request)
    page = _page(request, picture_id)
    form = AboutForm(request.POST or None, page=page, languages=request.office.languages)
    if not form.is_valid():
        return _show(request, page, about=form, status=422 if form.errors else 200)
    try:
        actions.describe_picture(
            picture_id=picture_id,
            seen_version=form.cleaned_data["seen_version"],
            about=form.about(),
            by=request.actor,
            at=clock.now(),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, page, about=form, status=422)
    messages.success(request, _("Saved."))
    return _to(request, picture_id)


@require_POST
def write_down_consent(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Write down who agreed to be shown."""
    page = _page(request, picture_id)
    form = ConsentForm(request.POST, today=timezone.localdate(clock.now()))
    if not form.is_valid():
        return _show(request, page, consent=form, status=422)
    try:
        actions.write_down_consent(
            picture_id=picture_id, agreement=form.agreement(), by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, page, consent=form, status=422)
    messages.success(request, _("Written down."))
    return _to(request, picture_id)


@require_POST
def withdraw_picture(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Withdraw it, and say how much that stopped."""

    def deed(why: str) -> str:
        stopped = actions.withdraw_picture(
            picture_id=picture_id, why=why, by=request.actor, at=clock.now()
        )
        words = ngettext(
            "Withdrawn. %d statement on its way was stopped.",
            "Withdrawn. %d statements on their way were stopped.",
            stopped,
        )
        return words % stopped

    return _do(request, picture_id, deed)


@require_POST
def propose_picture(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Ask that it be shown again."""

    def deed(why: str) -> str:
        actions.propose_picture(picture_id=picture_id, why=why, by=request.actor, at=clock.now())
        return _("Written down. It may be shown again once a second person agrees.")

    return _do(request, picture_id, deed)


@require_POST
def agree_to_picture(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Agree as the second person."""
    seen = number_of(request.POST.get("seen_version", ""), digits_max=9)

    def deed(_why: str) -> str:
        actions.agree_to_picture(
            picture_id=picture_id,
            seen_version=-1 if seen is None else seen,
            by=request.actor,
            at=clock.now(),
        )
        return _("It may be shown again. What was stopped stays stopped.")

    return _do(request, picture_id, deed)


@require_POST
def turn_down_picture(request: OfficeRequest, picture_id: int) -> HttpResponse:
    """Turn it down, or take it back."""

    def deed(_why: str) -> str:
        actions.turn_down_picture(picture_id=picture_id, by=request.actor, at=clock.now())
        return _("It stays withdrawn.")

    return _do(request, picture_id, deed)


def _do(request: OfficeRequest, picture_id: int, deed: Callable[[str], str]) -> HttpResponse:
    form = ReasonForm(request.POST)
    try:
        messages.success(request, deed(form.cleaned_data["why"] if form.is_valid() else ""))
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return _to(request, picture_id)


def _page(request: OfficeRequest, picture_id: int) -> PicturePage:
    return queries.picture_page(office_id=request.office.id, picture_id=picture_id, at=clock.now())


def _show(
    request: OfficeRequest,
    page: PicturePage,
    *,
    about: AboutForm | None = None,
    consent: ConsentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = request.actor
    shown = {
        "page": page,
        "subtitles": _subtitles(request, page),
        "subtitles_form": SubtitlesForm(languages=request.office.languages),
        "about_form": about or AboutForm(page=page, languages=request.office.languages),
        "consent_form": consent or ConsentForm(today=timezone.localdate(clock.now())),
        "withdraw_form": ReasonForm(label=_("Why it is withdrawn"), auto_id="withdraw_%s"),
        "back_form": ReasonForm(label=_("Why it may be shown again"), auto_id="back_%s"),
        "may_write": actor.may(Power.PUBLISH),
        "may_withdraw": bool(actor.powers & {Power.PUBLISH, Power.RECALL}),
        "may_agree": bool(actor.powers & {Power.PUBLISH, Power.SIGN}),
        "own": page.back_by_id is not None and page.back_by_id == actor.staff_id,
    }
    return render(request, "publishing/picture.html", shown, status=status)


def _subtitles(request: OfficeRequest, page: PicturePage) -> tuple[SubtitlesNow, ...]:
    if not page.is_film:
        return ()
    return queries.subtitles_of(office_id=request.office.id, picture_id=page.id)


def _to(request: OfficeRequest, picture_id: int) -> HttpResponse:
    return redirect("publishing:picture_page", office=request.office.slug, picture_id=picture_id)
