"""A film of the newsroom, a part at a time; without the database, as it was put there last."""

from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from clarion.look.ranges import a_part
from clarion.newsroom import queries

# The name of a film is drawn from its bytes, so nothing else ever has it.
_FRESH_SECONDS = 10
_FILM = "video/mp4"


def film(request: HttpRequest, body: str, name: str) -> HttpResponseBase:
    """Give the part that a browser asks for."""
    try:
        response = _live(request, body, name)
    except (OperationalError, InterfaceError):
        printed = Path(settings.HOME) / "newsroom" / body / "pictures" / name
        if not printed.is_file():
            raise
        response = _printed(request, printed)
    response["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    return response


def _live(request: HttpRequest, body: str, name: str) -> HttpResponseBase:
    found = queries.film(slug=body, name=name)
    if found is None:
        raise Http404
    return a_part(request, size=found.size, mime=_FILM, read=found.read)


def _printed(request: HttpRequest, path: Path) -> HttpResponseBase:
    def read(start: int, length: int) -> bytes:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(length)

    return a_part(request, size=path.stat().st_size, mime=_FILM, read=read)
