"""A refusal becomes a page with its sentence, or JSON for a script; it is never an error."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound, Refusal

_STATUS: dict[type[Refusal], int] = {NotFound: 404, NotAllowed: 403, AlreadyMoved: 409}
_ANY_OTHER = 422


class RefusalMiddleware(MiddlewareMixin):
    """Answers for every view that let a refusal through."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else is a bug and goes on as one."""
        return refuse(request, error) if isinstance(error, Refusal) else None


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say what was refused in the form in which the question came."""
    status = status_of(refusal)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        words = {"code": refusal.code, "sentence": refusal.sentence}
        return JsonResponse(words, status=status)
    shown = {"refusal": refusal, "back": _back(request)}
    return render(request, "config/refused.html", shown, status=status)


def _back(request: HttpRequest) -> str:
    """Return the page from which somebody came, if it was one of ours."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    return came_from if ours else "/"


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status that machines understand."""
    known = (status for kind, status in _STATUS.items() if isinstance(refusal, kind))
    return next(known, _ANY_OTHER)
