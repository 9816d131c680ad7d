"""One call to the network, and the memory of every call there was."""

import base64
import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fakenet.network.accounts import Account
from fakenet.network.clock import iso
from fakenet.network.problems import Problem
from fakenet.network.society import Society
from fakenet.wire import Json, Request

CALLS_KEPT_MAX = 100_000
BODY_SHOWN_BYTES_MAX = 65_536


@dataclass(slots=True, kw_only=True)
class Call:
    number: int
    request: Request
    society: Society
    base_url: str
    operation: str
    parts: Mapping[str, str]
    account: Account | None
    at: float
    real_at: float
    bearer: str
    twists: dict[str, Json] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    did: list[str] = field(default_factory=list)
    status: int | None = None
    outcome: str = "working"
    ended_at: float | None = None

    @property
    def me(self) -> Account:
        if self.account is None:
            raise Problem("token_missing")
        return self.account

    @property
    def key(self) -> str | None:
        return self.request.headers.get("idempotency-key")

    def body(self) -> Json:
        return json_body(self.request)

    def describe(self) -> Json:
        return {
            "number": self.number,
            "at": iso(self.at),
            "real_at": iso(self.real_at),
            "seconds": None if self.ended_at is None else self.ended_at - self.real_at,
            "method": self.request.method,
            "path": self.request.path,
            "query": self.request.query,
            "operation": self.operation,
            "account": self.account.handle if self.account else None,
            "idempotency_key": self.key,
            "status": self.status,
            "outcome": self.outcome,
            "did": self.did,
            "faults": self.faults,
            "headers": self.request.headers,
            "body": _shown(self.request.body),
        }


class Seen:
    """Every call to `/v1/`, newest last; the oldest are dropped when there are too many."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=CALLS_KEPT_MAX)
        self._count = 0

    def next_number(self) -> int:
        self._count += 1
        return self._count

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def clear(self) -> None:
        self._calls.clear()

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))


def json_body(request: Request) -> Json:
    if not request.body:
        return {}
    try:
        content = json.loads(request.body, parse_constant=_refuse)
    except ValueError:
        raise Problem("bad_json") from None
    if not isinstance(content, dict):
        raise Problem("bad_json")
    return content


def text_field(body: Json, name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if not _is_text(value):
        raise Problem("bad_request", name)
    return str(value)


def optional_text(body: Json, name: str) -> str | None:
    value = body.get(name)
    if value is not None and not _is_text(value):
        raise Problem("bad_request", name)
    return value


def number_field(body: Json, name: str, default: float | None = None) -> float:
    value = body.get(name, default)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Problem("bad_request", name)
    return value


def texts_field(body: Json, name: str, default: tuple[str, ...] | None = None) -> list[str]:
    value = body.get(name, default)
    if not isinstance(value, list | tuple) or not all(_is_text(part) for part in value):
        raise Problem("bad_request", name)
    return list(value)


def whole_number(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise Problem("bad_request", name)
    return int(text)


def _is_text(value: object) -> bool:
    """Text that can be written down: half a surrogate pair cannot."""
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _refuse(constant: str) -> None:
    """Infinity and its like are not JSON."""
    raise ValueError(constant)


def _shown(body: bytes) -> Any:
    """JSON as it is, text as text, bytes as their count and a beginning in base64."""
    if not body:
        return None
    if len(body) <= BODY_SHOWN_BYTES_MAX:
        try:
            return json.loads(body)
        except ValueError:
            pass
    try:
        return body.decode()[:BODY_SHOWN_BYTES_MAX]
    except UnicodeDecodeError:
        beginning = base64.b64encode(body[:BODY_SHOWN_BYTES_MAX]).decode("ascii")
        return {"bytes": len(body), "base64": beginning}
