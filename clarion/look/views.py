"""The light switch; and, while building, every part of the look on one page."""

from datetime import timedelta

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from clarion.look.context import ROOM_COOKIE, ROOMS
from clarion.look.gallery import office_of, specimens

ROOM_REMEMBERED = timedelta(days=400)  # the longest that browsers keep a cookie
PAGES = {
    "desk": "look/gallery/desk.html",
    "exercise": "look/gallery/desk.html",
    "public": "look/gallery/public.html",
    "sign-in": "look/gallery/sign_in.html",
    "error": "404.html",
}


@require_POST
def choose_room(request: HttpRequest) -> HttpResponse:
    """Light, dark, or whatever the computer says; remembered in this browser."""
    chosen = request.POST.get("room", "")
    if chosen and chosen not in ROOMS:
        return HttpResponseBadRequest()
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if chosen:
        response.set_cookie(ROOM_COOKIE, chosen, max_age=ROOM_REMEMBERED, samesite="Lax")
    else:
        response.delete_cookie(ROOM_COOKIE, samesite="Lax")
    return response


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "look/gallery.html", specimens())


def specimen(request: HttpRequest, page: str) -> HttpResponse:
    """One whole page as a room would show it: desk, exercise, public, sign-in or an error."""
    if page not in PAGES:
        raise Http404
    mode = "exercise" if page == "exercise" else "live"
    return render(request, PAGES[page], specimens() | office_of(mode=mode))
