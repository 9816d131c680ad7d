"""A network calls: at /hooks/<account>/ it is answered once what it brought is on disk."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from clarion.kit import clock
from clarion.postroom.actions import Letter, Verdict
from clarion.postroom.api.letterbox import Full, Letterbox

# Larger than any network's event; it is read no further than this.
BYTES_MAX = 1_000_000
_AGAIN_SECONDS = 5

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
    body = request.read(BYTES_MAX + 1)
    if len(body) > BYTES_MAX:
        return _answer("too large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    letter = Letter(
        hook=hook,
        headers={name.lower(): value for name, value in request.headers.items()},
        body=body,
        received_at=clock.now(),
    )
    try:
        verdict = await _letterbox.put(letter)
    except Full:
        response = _answer("come again", HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(_AGAIN_SECONDS)
        return response
    return _answer(verdict.value, _STATUS[verdict])


def _answer(status: str, code: HTTPStatus) -> HttpResponse:
    return JsonResponse({"status": status}, status=code)
