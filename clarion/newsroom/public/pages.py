"""The newsroom as the public reads it. Without the database, the pages that were printed stand."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from clarion.newsroom import queries
from clarion.newsroom.actions import GONE
from clarion.newsroom.actions.feeds import KINDS
from clarion.newsroom.actions.feeds import feed as feed_of
from clarion.newsroom.actions.feeds import feed_in as feed_in_of
from clarion.newsroom.public.films import film
from clarion.newsroom.queries import Front
from clarion.people.queries import OfficeCard

# A crowd reads the same page: whatever stands between may keep it for as long as a breath.
_FRESH_SECONDS = 10
_TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
}
_PICTURE = re.compile(r"[0-9a-f]{64}\.[a-z]{2,3}[a-z4]", re.ASCII)
_HTML = "text/html; charset=utf-8"


@require_safe
def front(request: HttpRequest, body: str) -> HttpResponse:
    """Show what was said, the newest first."""

    def live() -> HttpResponse:
        page = queries.front(slug=body)
        if page is None:
            raise Http404
        return _shown(request, page.office, "front", {"front": page})

    return _stands(live, body, "index.html", _HTML)


@require_safe
def front_in(request: HttpRequest, body: str, language: str) -> HttpResponse:
    """Show what was said to whoever reads one of the office's languages."""

    def live() -> HttpResponse:
        page = _front_in(body, language)
        lines = queries.lines_in(page.office, page.statements, language)
        shown = {"language": language, "lines": lines, "says": page.says(language)}
        return _shown(request, page.office, "front_in", shown, language=language)

    return _stands(live, body, f"{language}/index.html", _HTML)


@require_safe
def statement(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """Show one statement: what it says now, and what it said before."""
    bare = code.upper().replace("-", "")

    def live() -> HttpResponse:
        found = queries.statement(slug=body, code=bare)
        if found is None:
            raise Http404
        office, one = found
        status = 410 if one.withdrawn_at else 200
        shown = {"statement": one, "versions": queries.versions(office, one)}
        return _shown(request, office, "statement", shown, status)

    return _stands(live, body, f"{bare}/index.html", _HTML)


@require_safe
def version(request: HttpRequest, body: str, code: str, language: str) -> HttpResponse:
    """Show one statement in another language, or say in it where the words are."""
    bare = code.upper().replace("-", "")

    def live() -> HttpResponse:
        found = queries.statement(slug=body, code=bare)
        if found is None:
            raise Http404
        office, one = found
        if language == one.now.language:
            return redirect("newsroom:statement", body=body, code=bare)
        version = queries.version(office, one, language)
        if version is None:
            raise Http404
        status = 410 if one.withdrawn_at else 200
        shown = {
            "version": version,
            "statement": one,
            "versions": queries.versions(office, one),
        }
        return _shown(request, office, "version", shown, status, language=language)

    return _stands(live, body, f"{bare}/{language}/index.html", _HTML)


@require_safe
def picture(request: HttpRequest, body: str, name: str) -> HttpResponseBase:
    """Give a picture that stands on one of the pages, a part of a film, or its subtitles."""
    if not _PICTURE.fullmatch(name):
        raise Http404
    if name.endswith(".mp4"):
        return film(request, body, name)

    def live() -> HttpResponse:
        found = queries.picture(slug=body, name=name)
        if found is None:
            raise Http404
        mime, content = found
        return HttpResponse(content, content_type=mime)

    kind = "text/vtt; charset=utf-8" if name.endswith(".vtt") else "image/jpeg"
    return _stands(live, body, f"pictures/{name}", kind)


@require_safe
def feed(request: HttpRequest, body: str, kind: str) -> HttpResponse:
    """Give it to machines."""
    if kind not in KINDS:
        raise Http404

    def live() -> HttpResponse:
        page = queries.front(slug=body)
        if page is None:
            raise Http404
        return _fed(page.office, kind, lambda: feed_of(page, kind))

    return _stands(live, body, f"feed.{kind}", _TYPES[kind])


@require_safe
def feed_in(request: HttpRequest, body: str, language: str, kind: str) -> HttpResponse:
    """Give it to machines of whoever reads one language."""
    if kind not in KINDS:
        raise Http404

    def live() -> HttpResponse:
        page = _front_in(body, language)
        return _fed(page.office, kind, lambda: feed_in_of(page, kind, language))

    return _stands(live, body, f"{language}/feed.{kind}", _TYPES[kind])


def _fed(office: OfficeCard, kind: str, text: Callable[[], str]) -> HttpResponse:
    """Give it as it is printed, whatever language its reader's browser asks for."""
    with timezone.override(ZoneInfo(office.zone)), translation.override(office.languages[0]):
        return HttpResponse(text(), content_type=_TYPES[kind])


def _front_in(body: str, language: str) -> Front:
    page = queries.front(slug=body)
    if page is None or language not in page.languages:
        raise Http404
    return page


def _stands(live: Callable[[], HttpResponse], body: str, name: str, kind: str) -> HttpResponse:
    """Show it as it is now; if the database cannot be asked, as it was printed last."""
    try:
        response = live()
    except (OperationalError, InterfaceError):
        printed = Path(settings.HOME) / "newsroom" / body / name
        if not printed.is_file():
            raise
        status = 410 if printed.with_name(GONE).exists() else 200
        response = HttpResponse(printed.read_bytes(), content_type=kind, status=status)
    response["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    return response


def _shown(
    request: HttpRequest,
    office: OfficeCard,
    page: str,
    shown: dict[str, Any],
    status: int = 200,
    *,
    language: str = "",
) -> HttpResponse:
    """Show it as it is printed: in the office's own zone, and in its language or another one."""
    zone, language = ZoneInfo(office.zone), language or office.languages[0]
    with timezone.override(zone), translation.override(language):
        context = {**shown, "office": office}
        return render(request, f"newsroom/{page}.html", context, status=status)
