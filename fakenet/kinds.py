"""The ways in which the network can fail, each in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fakenet.network.accounts import ENDINGS, SCOPES
from fakenet.network.problems import Problem
from fakenet.network.streams import STREAMS

BEFORE, INSIDE, AFTER, DELIVERY = "before", "inside", "after", "delivery"
GARBAGE = ("html", "truncated_json", "wrong_json", "binary", "empty", "huge", "cut_short")
BAD_SIGNATURES = ("secret", "body", "stale", "malformed", "missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A way to fail. `options` gives each option's default; None means that it must be said."""

    phase: str
    sentence: str
    options: Mapping[str, Any] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_WHEN = {"when": ("before", "after")}

KINDS: Mapping[str, Kind] = {
    "drop_before": Kind(
        phase=BEFORE,
        sentence="The connection is cut before anything was done.",
        options={"reset": False},
    ),
    "refuse": Kind(
        phase=BEFORE,
        sentence="An error is answered and nothing is done; the message may lie.",
        options={"status": 400, "code": "bad_request", "subcode": "", "message": "Refused."},
    ),
    "down": Kind(
        phase=BEFORE,
        sentence="The network is down: 503, or the connection is cut.",
        options={"how": "503"},
        choices={"how": ("503", "cut")},
    ),
    "rate_limit": Kind(
        phase=BEFORE,
        sentence="429 with Retry-After, and for every later call too until that time has passed.",
        options={"retry_after": 60, "tells": "seconds"},
        choices={"tells": ("seconds", "date", "nothing")},
    ),
    "redirect": Kind(
        phase=BEFORE,
        sentence="The caller is sent to another address.",
        options={"to": None, "status": 302},
    ),
    "end_token": Kind(
        phase=BEFORE,
        sentence="Every token of the account expires, is revoked or is replaced.",
        options={"how": "expired"},
        choices={"how": ENDINGS},
    ),
    "lose_permission": Kind(
        phase=BEFORE,
        sentence="The account loses scopes, from this call on.",
        options={"scopes": None},
    ),
    "slow": Kind(
        phase=BEFORE,
        sentence="The call takes its time, before or after the work was done.",
        options={"seconds": 1.0, "when": "before"},
        choices=_WHEN,
    ),
    "hang": Kind(
        phase=BEFORE,
        sentence="No answer comes at all until the caller gives up.",
        options={"seconds": 3600.0, "when": "before"},
        choices=_WHEN,
    ),
    "idempotency": Kind(
        phase=INSIDE,
        sentence="A repeated Idempotency-Key is honoured, ignored, or answered with 500.",
        options={"mode": "error"},
        choices={"mode": ("honour", "ignore", "error")},
    ),
    "phantom": Kind(
        phase=INSIDE,
        sentence="201 is answered, but nothing was made.",
    ),
    "late_to_show": Kind(
        phase=INSIDE,
        sentence="The post exists, but for some seconds no look-up finds it.",
        options={"seconds": 5.0},
    ),
    "wrong_fields": Kind(
        phase=INSIDE,
        sentence="The subscription is made with other fields than were asked for.",
        options={"fields": None},
    ),
    "partial_upload": Kind(
        phase=INSIDE,
        sentence="Only the first bytes of a part are kept; then an answer, or a cut.",
        options={"bytes": 1, "then": "answer"},
        choices={"then": ("answer", "cut")},
    ),
    "withhold": Kind(
        phase=INSIDE,
        sentence="A poll silently leaves events out; they come back some polls later.",
        options={"count": 1, "polls": 1, "comes_back": "in_place"},
        choices={"comes_back": ("in_place", "late", "never")},
    ),
    "repeat": Kind(
        phase=INSIDE,
        sentence="A poll shows every event more than once.",
        options={"copies": 2},
    ),
    "shuffle": Kind(
        phase=INSIDE,
        sentence="A poll shows its events in the wrong order.",
    ),
    "drop_after": Kind(
        phase=AFTER,
        sentence="The work was done, and the connection is cut before any answer.",
        options={"reset": False},
    ),
    "error_after": Kind(
        phase=AFTER,
        sentence="The work was done, and an error is answered all the same.",
        options={"status": 400, "code": "bad_request", "subcode": "", "message": "Refused."},
    ),
    "garbage": Kind(
        phase=AFTER,
        sentence="The work was done, and the answer cannot be read.",
        options={"body": "html", "status": 200, "bytes": 50_000_000},
        choices={"body": GARBAGE},
    ),
    "alter": Kind(
        phase=AFTER,
        sentence="Fields of the JSON answer are changed or missing.",
        options={"set": {}, "remove": []},
    ),
    "reword": Kind(
        phase=AFTER,
        sentence="An error keeps its code, and its message lies.",
        options={"message": "Everything is fine."},
    ),
    "duplicate": Kind(
        phase=DELIVERY,
        sentence="A webhook is delivered many times, one after another or all at once.",
        options={"copies": 2, "concurrent": True},
    ),
    "reorder": Kind(
        phase=DELIVERY,
        sentence="So many webhooks are held back, then delivered in reverse.",
        options={"size": 2, "seconds": 5.0},
    ),
    "delay": Kind(
        phase=DELIVERY,
        sentence="A webhook comes late.",
        options={"seconds": 1.0},
    ),
    "lose": Kind(
        phase=DELIVERY,
        sentence="A webhook is never sent, and nobody is told.",
    ),
    "wrong_signature": Kind(
        phase=DELIVERY,
        sentence="A webhook bears a signature that must not be believed.",
        options={"how": "secret", "secret": "not-the-secret", "age_seconds": 86_400},
        choices={"how": BAD_SIGNATURES},
    ),
}


def understood(fault: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The kind that a fault names, and its options with their defaults; 422 `fault_wrong`."""
    name = str(fault.get("kind"))
    kind = KINDS.get(name)
    if kind is None:
        raise Problem("fault_wrong", "kind", f"There is no fault {name}.")
    said = {option: value for option, value in fault.items() if option != "kind"}
    for option, value in said.items():
        if option not in kind.options or not _fits(kind, option, value):
            raise Problem("fault_wrong", option, f"{name} does not take {option}={value!r}.")
    options = {**kind.options, **said}
    missing = [option for option, value in options.items() if value is None]
    if missing:
        raise Problem("fault_wrong", missing[0], f"{name} needs {missing[0]}.")
    return name, options


def _fits(kind: Kind, option: str, value: object) -> bool:
    if option in kind.choices:
        return value in kind.choices[option]
    if option in ("scopes", "fields"):
        known = SCOPES if option == "scopes" else STREAMS
        return isinstance(value, list) and all(part in known for part in value)
    usual = kind.options[option]
    if isinstance(usual, bool):
        return isinstance(value, bool)
    if isinstance(usual, int | float):
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return isinstance(value, str if usual is None else type(usual))
