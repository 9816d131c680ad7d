"""What every public page begins with: whose page it is, and whether the letterbox is open."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.postroom import queries

# A code stays in the browser for as long as one visit takes; a library's computer forgets it.
_REMEMBERED_SECONDS = 1800
_COOKIE = "letter"
# The words were taken and the files were not; the next page says so.
_LEFT_OUT = "files_left_out"


def letterbox(body: str) -> tuple[OfficeCard, str]:
    """Return the office at this address and the name of its page; else there is nothing here.

    Times are said in the office's zone from here on.
    """
    office = people.office_by_slug(body)
    house = queries.house(office_id=office.id, sends=True) if office else None
    if office is None or house is None:
        raise Http404
    timezone.activate(ZoneInfo(office.zone))
    return office, house.title


def code_in(request: HttpRequest) -> str:
    """Return the code that this browser has shown already."""
    return request.COOKIES.get(_COOKIE, "")


def remember(response: HttpResponse, path: str, code: str) -> HttpResponse:
    """Let the browser show the code again, on this letter's own page and nowhere else."""
    response.set_cookie(
        _COOKIE,
        code,
        max_age=_REMEMBERED_SECONDS,
        path=path,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def letter_path(path: str, *, files_left_out: bool) -> str:
    """Return where to go after writing, so that the page says if only the words were taken."""
    return f"{path}?{_LEFT_OUT}=1" if files_left_out else path


def files_left_out(request: HttpRequest) -> bool:
    """Tell whether somebody comes from writing, and only the words were taken."""
    return _LEFT_OUT in request.GET


def forget(response: HttpResponse, path: str) -> HttpResponse:
    """Close the letter in this browser."""
    response.delete_cookie(_COOKIE, path=path, samesite="Lax")
    return response
