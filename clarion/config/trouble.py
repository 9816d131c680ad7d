"""What is said instead of a traceback when the machine is not as it must be."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

# Without a code, nobody answered; of these classes, somebody answered and let us in no further.
_UNREACHED = ("08", "28", "3D", "57P")


def database_remedy() -> str:
    """Say what to do about a database that does not answer."""
    if settings.DATABASE_IS_SERVED:
        return "DATABASE_URL names a server that does not answer: start it, or correct the address."
    return (
        "Start Clarion with bin/run: it brings its own database. If it runs already, set "
        f"CLARION_HOME to its folder; now it is {settings.HOME}."
    )


def in_words(error: Exception) -> str:
    """Say on the command line what is wrong and what to do; nothing only a traceback can tell."""
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if _is_unreached(error):
        return f"The database does not answer, so nothing was done.\n{database_remedy()}"
    return ""


def on_a_page(request: HttpRequest) -> HttpResponse:
    """Say on a page what broke: 503 if the database does not answer, else 500.

    A page that was only asked for tries again by itself. Django calls this while it handles the
    error.
    """
    if not _is_unreached(sys.exc_info()[1]):
        return server_error(request)
    again = request.method in {"GET", "HEAD"}
    html = render_to_string("503.html", {"again": again})
    response = HttpResponse(html, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "5"
    return response


def _is_unreached(error: BaseException | None) -> bool:
    if isinstance(error, InterfaceError):
        return True
    state = getattr(getattr(error, "__cause__", None), "sqlstate", None) or ""
    refused = not state or state.startswith(_UNREACHED)
    return isinstance(error, OperationalError) and refused
