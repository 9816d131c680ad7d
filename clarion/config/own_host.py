"""Under a name of an office's own stand its public pages, and nothing else of the house."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from django.utils.deprecation import MiddlewareMixin

OWN = "own"
_THERE = frozenset({OWN, "newsroom"})


class OwnHostMiddleware(MiddlewareMixin):
    """Answers `https://news.merrowby.example/` with the pages of Merrowby alone.

    Nobody signs in there, and no other office is found there, so that the name says who speaks.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Choose the addresses that there are under such a name."""
        if _office_at(request):
            request.urlconf = "clarion.config.own_urls"

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> None:
        """Say whose page it is, where the address does not; refuse everything else."""
        slug = _office_at(request)
        if not slug:
            return
        match = request.resolver_match
        if match is None or not _THERE.intersection(match.namespaces):
            raise Http404
        if OWN in match.namespaces:
            kwargs["body"] = slug
        if kwargs.get("body", slug) != slug:
            raise Http404


def _office_at(request: HttpRequest) -> str:
    """Return the short name of the office whose own name was asked for; empty for the house's."""
    if not settings.NEWS_HOSTS:
        return ""
    host, _port = split_domain_port(request.get_host())  # without capitals and a dot at its end
    return next((slug for slug, name in settings.NEWS_HOSTS.items() if name == host), "")
