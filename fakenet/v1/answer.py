"""One call: remembered, struck by its faults, checked, done and answered."""

import time
from urllib.parse import unquote

from fakenet import strikes
from fakenet.calls import Call, json_body
from fakenet.faults import Rule
from fakenet.network.accounts import Account
from fakenet.network.problems import Problem, error_body
from fakenet.site import Site
from fakenet.v1.routes import ROUTES, Route
from fakenet.wire import Answer, Request, json_answer


async def answer(site: Site, request: Request) -> Answer:
    route, parts = _find(request)
    call = _begin(site, request, route, parts)
    handle = call.account.handle if call.account else None
    rules = site.faults.strike(
        operation=call.operation,
        address=f"{request.method} {request.path}",
        account=handle,
        now=call.at,
    )
    call.faults = [rule.id for rule in rules]
    try:
        answered = await _do(call, route, rules)
    except strikes.Cut:
        _end(call, "cut", None)
        raise
    except strikes.Silence:
        _end(call, "silent", None)
        raise
    _end(call, "answered", answered.status)
    return answered


async def _do(call: Call, route: Route | None, rules: list[Rule]) -> Answer:
    answered = await strikes.before(call, rules, now=call.at)
    if answered is None:
        try:
            answered = _work(call, route)
        except Problem as problem:
            body = error_body(problem.code, problem.subcode, problem.message)
            answered = json_answer(body, problem.status)
    return await strikes.after(rules, answered)


def _work(call: Call, route: Route | None) -> Answer:
    if route is None:
        raise Problem("method_not_allowed" if call.operation == "wrong_method" else "path_unknown")
    if route.scope is None:
        return route.work(call)
    now = call.society.clock.now()
    call.account, _token = call.society.accounts.open(call.bearer, now=now)
    scope = route.scope_for(call)
    if scope and scope not in call.account.scopes:
        raise Problem("permission_missing", scope)
    return route.work(call)


def _find(request: Request) -> tuple[Route | None, dict[str, str]]:
    for route in ROUTES:
        match = route.pattern.fullmatch(request.path)
        if match and route.method == request.method:
            return route, {name: unquote(part) for name, part in match.groupdict().items()}
    return None, {}


def _begin(site: Site, request: Request, route: Route | None, parts: dict[str, str]) -> Call:
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    call = Call(
        number=site.seen.next_number(),
        request=request,
        society=site.society,
        base_url=site.base_url,
        operation=route.operation if route else _misfit(request),
        parts=parts,
        account=site.society.accounts.owner(bearer),
        at=site.society.clock.now(),
        real_at=time.time(),
        bearer=bearer,
    )
    if call.operation == "token.grant":
        call.account = _whose_grant(call)
    site.seen.add(call)
    return call


def _end(call: Call, outcome: str, status: int | None) -> None:
    call.outcome = outcome
    call.status = status
    call.ended_at = time.time()


def _misfit(request: Request) -> str:
    known = any(route.pattern.fullmatch(request.path) for route in ROUTES)
    return "wrong_method" if known else "wrong_path"


def _whose_grant(call: Call) -> Account | None:
    """Whose tokens are asked for, so that a fault can be scripted for one account."""
    try:
        body = json_body(call.request)
    except Problem:
        return None
    accounts = call.society.accounts
    return accounts.owner(str(body.get("refresh_token"))) or accounts.find(str(body.get("handle")))
