"""A picture of the words that a link is for, to whoever holds the link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from clarion.kit import clock
from clarion.publishing import queries
from clarion.signoff import queries as signoff


@require_safe
def picture(request: HttpRequest, secret: str, picture_id: int) -> HttpResponse:
    """Show it, if it is one of those that are signed, and while the link works."""
    found = signoff.linked(secret=secret, at=clock.now())
    if found is None or found.shut:
        raise Http404
    if picture_id not in {
        number for piece, _ in found.pairs for number, _alt, _below in piece.pictures
    }:
        raise Http404
    mime, content = queries.picture(office_id=found.office_id, picture_id=picture_id)
    headers = {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=mime, headers=headers)
