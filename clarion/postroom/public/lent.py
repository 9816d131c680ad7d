"""A picture for a network that fetches it while we say something there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from clarion.kit import clock
from clarion.kit.refusals import NotFound
from clarion.postroom import queries


@require_safe
def lent(request: HttpRequest, token: str) -> HttpResponse:
    """Give it to whoever has its address, for the hour in which we ask."""
    try:
        mime, content = queries.lent_picture(token=token, at=clock.now())
    except NotFound:
        raise Http404 from None
    headers = {
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=mime, headers=headers)
