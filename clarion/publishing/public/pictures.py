"""A picture or a film of the words that a link is for, to whoever holds the link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from clarion.kit import clock
from clarion.look.ranges import a_part
from clarion.publishing import queries
from clarion.signoff import queries as signoff

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def picture(request: HttpRequest, secret: str, picture_id: int) -> HttpResponseBase:
    """Show it, if it is one of those that are signed, and while the link works."""
    found = signoff.linked(secret=secret, at=clock.now())
    if found is None or found.shut:
        raise Http404
    shown = {number for piece, _ in found.pairs for number, _alt, _below in piece.pictures}
    films = {number for piece, _ in found.pairs for number, _alt, _texts in piece.films}
    if picture_id not in shown | films:
        raise Http404
    film = queries.film(office_id=found.office_id, picture_id=picture_id)
    if film is not None:
        part = a_part(request, size=film.size, mime=film.mime, read=film.read)
        for name, value in _HEADERS.items():
            part[name] = value
        return part
    mime, content = queries.picture(office_id=found.office_id, picture_id=picture_id)
    return HttpResponse(content, content_type=mime, headers=_HEADERS)


@require_safe
def subtitles(
    request: HttpRequest, secret: str, picture_id: int, subtitles_id: int
) -> HttpResponse:
    """Give the subtitles that are signed with a film, while the link works."""
    found = signoff.linked(secret=secret, at=clock.now())
    if found is None or found.shut:
        raise Http404
    signed = {
        (number, text)
        for piece, _ in found.pairs
        for number, _alt, texts in piece.films
        for _language, text in texts
    }
    if (picture_id, subtitles_id) not in signed:
        raise Http404
    text = queries.subtitles(
        office_id=found.office_id, picture_id=picture_id, subtitles_id=subtitles_id
    )
    return HttpResponse(text, content_type="text/vtt; charset=utf-8", headers=_HEADERS)
