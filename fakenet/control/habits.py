"""How the network behaves, what time it thinks it is, and a fresh start."""

from collections.abc import Mapping

from fakenet.calls import json_body, number_field
from fakenet.network import settings
from fakenet.network.clock import iso
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.wire import Request

SKEW_SECONDS_MAX = 10 * 366 * 86_400  # ten years: enough for every token, and still a date


def health(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"started_at": iso(site.started_at), "posts": len(site.society.posts.by_id)}


def reset(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.reset()
    return {}


def read_settings(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return settings.as_json(site.society.settings)


def change_settings(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.society.settings = settings.changed(site.society.settings, json_body(request))
    return settings.as_json(site.society.settings)


def read_clock(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    clock = site.society.clock
    return {"now": iso(clock.now()), "skew_seconds": clock.skew_seconds}


def change_clock(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    body, clock = json_body(request), site.society.clock
    skew = number_field(body, "skew_seconds", clock.skew_seconds)
    skew += number_field(body, "advance_seconds", 0)
    if abs(skew) > SKEW_SECONDS_MAX:
        raise Problem("bad_request", "skew_seconds")
    clock.skew_seconds = skew
    return read_clock(site, request, parts)
