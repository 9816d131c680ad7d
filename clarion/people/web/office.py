"""The doorkeeper: who asks for something in an office must be signed in and belong to it."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from clarion.people import queries


class OfficeMiddleware(MiddlewareMixin):
    """Turns the office in the address into `request.office` and `request.actor`.

    A view below `/<slug:office>/` never sees the slug; a stranger to the office learns no more
    than that there is nothing at this address.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Begin every request outside of any office."""
        timezone.deactivate()
        request.office = request.actor = None  # type: ignore[attr-defined]  # see OfficeRequest

    def process_view(
        self, request: Any, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the person in, or answer in the view's place."""
        slug = kwargs.pop("office", None)
        if slug is None:
            return None
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        found = queries.entrance(slug=slug, staff_id=request.user.pk)
        if found is None:
            raise Http404
        if _second_factor_missing(found):
            return _ask_for_second_factor(request)
        request.office, request.actor = found.office, found.actor
        request.second_factor = found.second_factor
        timezone.activate(ZoneInfo(found.office.zone))
        return None


def _second_factor_missing(found: queries.Entrance) -> bool:
    required = settings.SECOND_FACTOR == "required" and not found.office.exercise
    return required and not found.second_factor


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"code": "signed_out", "sentence": _("Sign in again.")}, status=401)
    back = {"next": request.get_full_path()} if request.method == "GET" else {}
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode(back)}")


def _ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request,
        _("Your office asks for a second factor. Add an authenticator app or a passkey first."),
    )
    return redirect("mfa_index")
