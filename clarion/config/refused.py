"""A refusal becomes a page with its sentence, or JSON for a script; it is never an error."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

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
    return render(request, "config/refused.html", {"refusal": refusal}, status=status)


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status that machines understand."""
    known = (status for kind, status in _STATUS.items() if isinstance(refusal, kind))
    return next(known, _ANY_OTHER)
