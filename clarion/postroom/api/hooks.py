"""A network calls: at /hooks/<account>/ it is answered once what it brought is on disk."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from clarion.kit import clock
from clarion.postroom.actions import Letter, Verdict
from clarion.postroom.api.letterbox import Letterbox

# Larger than any network's event. A larger one is refused by its declared length, unread.
BYTES_MAX = 1_000_000

_STATUS = {
    Verdict.STORED: HTTPStatus.OK,
    Verdict.FORGED: HTTPStatus.UNAUTHORIZED,
    Verdict.NOBODY: HTTPStatus.NOT_FOUND,
}
_letterbox = Letterbox()


@csrf_exempt
@require_POST
async def take_letter(request: HttpRequest, hook: str) -> HttpResponse:
    """Take one letter. The signature, not the address, says whose it is."""
    if int(request.headers.get("Content-Length") or 0) > BYTES_MAX:
        return JsonResponse({"status": "too large"}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    letter = Letter(
        hook=hook,
        headers={name.lower(): value for name, value in request.headers.items()},
        body=request.body,
        received_at=clock.now(),
    )
    verdict = await _letterbox.put(letter)
    return JsonResponse({"status": verdict.value}, status=_STATUS[verdict])
