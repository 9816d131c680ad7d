"""The library of pictures and films: looked through, added to, and chosen from for a statement."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.publishing import actions, queries
from clarion.publishing.web.pictures.picture_forms import FilmForm, LookForm, UploadForm
from clarion.publishing.web.planning.lists import may_read

# One more than is taken, so that the refusal says how many may come at once.
_LOOKED_AT = 11


@require_safe
def library(request: OfficeRequest) -> HttpResponse:
    """Show one page of it."""
    may_read(request)
    return show_library(request, UploadForm())


@require_POST
def add(request: OfficeRequest) -> HttpResponse:
    """Take in new ones, and say of each what became of it."""
    request.actor.must(Power.PUBLISH)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_library(request, form, status=422)
    try:
        outcomes = actions.keep_pictures(
            uploads=form.uploads(_LOOKED_AT), by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error("pictures", refusal.sentence)
        return show_library(request, form, status=422)
    new = [one for one in outcomes if one.picture_id is not None and not one.known]
    for one in outcomes:
        if one.refused:
            messages.error(request, one.refused)
        elif one.known:
            messages.info(request, _("“%s” was in the library already.") % one.name)
    if new:
        words = ngettext("%d picture is new.", "%d pictures are new.", len(new)) % len(new)
        messages.success(request, words)
    slug = request.office.slug
    kept = [one.picture_id for one in outcomes if one.picture_id is not None]
    if len(outcomes) == 1 and kept:
        return redirect("publishing:picture_page", office=slug, picture_id=kept[0])
    return redirect("publishing:library", office=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_pictures(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Choose some for a draft; POST puts them beside its words."""
    request.actor.must(Power.PUBLISH)
    page = queries.edition(office_id=request.office.id, edition_id=edition_id)
    status = 200
    if request.method == "POST":
        ticked = map(number_of, request.POST.getlist("picture")[:99])
        chosen = [one for one in ticked if one is not None]
        try:
            actions.choose_pictures(
                edition_id=edition_id, picture_ids=chosen, by=request.actor, at=clock.now()
            )
        except NotAllowed:
            raise
        except NotFound:
            messages.error(request, _("Choose at least one picture."))
            status = 422
        except Refusal as refusal:
            messages.error(request, refusal.sentence)
            status = 422
        else:
            messages.success(request, _("They stand beside the words now. Say what each shows."))
            return redirect("publishing:edition", office=request.office.slug, edition_id=page.id)
    there = {one.id for one in page.pictures}
    shown = _shelf(request) | {"page": page, "there": there}
    return render(request, "publishing/choose_pictures.html", shown, status=status)


def show_library(
    request: OfficeRequest, form: UploadForm, *, film: FilmForm | None = None, status: int = 200
) -> HttpResponse:
    """Show one page of it, with what was wrong with a file that was to come in."""
    may_write = request.actor.may(Power.PUBLISH)
    shown = _shelf(request) | {
        "upload_form": form,
        "film_form": film or FilmForm(),
        "may_write": may_write,
    }
    return render(request, "publishing/library.html", shown, status=status)


def _shelf(request: OfficeRequest) -> dict[str, object]:
    form = LookForm(request.GET or None)
    words, shelf = form.chosen() if form.is_bound else ("", "all")
    before = number_of(request.GET.get("before", ""))
    lines, more = queries.library(
        office_id=request.office.id,
        words=words,
        shelf=shelf,
        at=clock.now(),
        before=before,
    )
    asked = {name: value for name, value in (("words", words), ("shelf", shelf)) if value}
    return {
        "lines": lines,
        "form": form,
        "looked": bool(words) or shelf != "all",
        "older": f"?{urlencode(asked | {'before': more})}" if more else "",
        "newer": f"?{urlencode(asked)}" if before else "",
    }
