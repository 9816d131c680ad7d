"""Who guesses passwords is locked out for a while, and told so in plain words."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_TOO_MANY_REQUESTS = 429


def caller(request: HttpRequest) -> str:
    """Return from where somebody asks; the web server has put trusted proxies aside already."""
    return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104  (nobody, not anybody)


# Longer than any address, and as long as the library keeps one.
_ADDRESS_MAX = 255


def whom(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return as whom somebody tries to sign in, however they capitalise it."""
    typed = str((credentials or {}).get("email") or request.POST.get("login") or "")
    return typed.lower()[:_ADDRESS_MAX]


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Answer in place of the sign-in page. It says the same whether the address is known."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(
        request, "people/locked_out.html", {"minutes": minutes}, status=_TOO_MANY_REQUESTS
    )
