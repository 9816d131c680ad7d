"""`/health` for people and for machines that watch us, `/metrics` for Prometheus."""

from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from clarion.config.health import Health, look
from clarion.config.metrics import exposition
from clarion.kit import clock


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 or 503, with every sign. It says nothing about people, so anybody may ask."""
    found = look(at=clock.now())
    status = 200 if found.well else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        return render(request, "config/health.html", {"health": found}, status=status)
    return JsonResponse(_as_json(found), status=status)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer whoever has the token, or sits at this machine; nobody else learns that it exists."""
    if not (_has_token(request) or _is_here(request)):
        raise Http404
    return HttpResponse(exposition(look(at=clock.now())), content_type=CONTENT_TYPE_LATEST)


def _has_token(request: HttpRequest) -> bool:
    offered = request.headers.get("Authorization", "")
    token: str = settings.METRICS_TOKEN
    return bool(token) and constant_time_compare(offered, f"Bearer {token}")


def _is_here(request: HttpRequest) -> bool:
    """A proxy on this machine speaks for others, so what it passes on does not come from here."""
    passed_on = {"X-Forwarded-For", "Forwarded", "Via"} & set(request.headers)
    return not passed_on and ip_address(request.META["REMOTE_ADDR"]).is_loopback


def _as_json(health: Health) -> dict[str, object]:
    return {
        "well": health.well,
        "at": health.at.isoformat(),
        "signs": [
            {
                "name": sign.name,
                "title": sign.title,
                "level": sign.level.value,
                "words": sign.words,
                "figure": sign.figure,
                **dict(sign.labels),
            }
            for sign in health.signs
        ],
    }
