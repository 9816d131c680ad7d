"""Which control call does what. None is ever struck by a fault, nor listed as seen."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from fakenet.control import faults, habits, memory, people
from fakenet.network.problems import Problem
from fakenet.site import Site
from fakenet.wire import Answer, Request, json_answer

Work = Callable[[Site, Request, Mapping[str, str]], object]


def answer(site: Site, request: Request) -> Answer:
    methods: list[str] = []
    for method, address, work in _CALLS:
        match = _pattern(address).fullmatch(request.path)
        if match is None:
            continue
        if method == request.method:
            parts = {name: unquote(part) for name, part in match.groupdict().items()}
            return json_answer(work(site, request, parts))
        methods.append(method)
    raise Problem("method_not_allowed" if methods else "path_unknown")


def _index(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"calls": [f"{method} {address}" for method, address, _work in _CALLS]}


_CALLS: tuple[tuple[str, str, Work], ...] = (
    ("GET", "/control/", _index),
    ("GET", "/control/health", habits.health),
    ("POST", "/control/reset", habits.reset),
    ("POST", "/control/accounts", people.create_account),
    ("GET", "/control/accounts", people.list_accounts),
    ("GET", "/control/accounts/{handle}", people.read_account),
    ("PATCH", "/control/accounts/{handle}", people.change_account),
    ("POST", "/control/accounts/{handle}/tokens", people.give_token),
    ("POST", "/control/accounts/{handle}/tokens/end", people.end_tokens),
    ("POST", "/control/acts", people.act),
    ("GET", "/control/posts", memory.list_posts),
    ("GET", "/control/posts/{id}", memory.read_post),
    ("PATCH", "/control/posts/{id}/figures", memory.set_figures),
    ("GET", "/control/creations", memory.list_creations),
    ("GET", "/control/seen", memory.list_seen),
    ("DELETE", "/control/seen", memory.clear_seen),
    ("GET", "/control/deliveries", memory.list_deliveries),
    ("GET", "/control/faults/kinds", faults.list_kinds),
    ("POST", "/control/faults", faults.script_fault),
    ("GET", "/control/faults", faults.list_faults),
    ("GET", "/control/faults/{id}", faults.read_fault),
    ("DELETE", "/control/faults/{id}", faults.lift_fault),
    ("DELETE", "/control/faults", faults.lift_faults),
    ("GET", "/control/settings", habits.read_settings),
    ("PATCH", "/control/settings", habits.change_settings),
    ("GET", "/control/clock", habits.read_clock),
    ("POST", "/control/clock", habits.change_clock),
)


def _pattern(address: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", address))
