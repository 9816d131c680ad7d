"""Faults are data: which call they strike, how often, and what goes wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from fakenet.kinds import AFTER, DELIVERY, KINDS, understood
from fakenet.network.problems import Problem

WEBHOOKS = "webhooks.deliver"


@dataclass(slots=True, kw_only=True)
class Rule:
    """A scripted fault: strikes the calls that match, after the first few, so many times."""

    id: str
    on: str
    account: str | None
    times: int | None
    after: int
    until: float | None
    kind: str
    options: dict[str, Any]
    matched: int = 0
    struck: int = 0
    closed_until: float | None = None

    @property
    def phase(self) -> str:
        when = self.options.get("when")
        return AFTER if when == "after" else KINDS[self.kind].phase

    def concerns(self, *, operation: str, address: str, account: str | None) -> bool:
        if (operation == WEBHOOKS) != (self.phase == DELIVERY):
            return False
        if self.account is not None and self.account != account:
            return False
        return fnmatchcase(operation, self.on) or fnmatchcase(address, self.on)

    def strikes(self, *, now: float) -> bool:
        """Count this call, and say whether the fault falls on it."""
        if self.until is not None and now >= self.until:
            return False
        if self.closed_until is not None and now < self.closed_until:
            return True
        self.matched += 1
        if self.matched <= self.after:
            return False
        if self.times is not None and self.struck >= self.times:
            return False
        self.struck += 1
        if self.kind == "rate_limit":
            self.closed_until = now + float(self.options["retry_after"])
        return True


class Faults:
    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}
        self._count = 0

    def script(self, order: Mapping[str, Any], *, now: float) -> Rule:
        """Make a rule of `{"on", "account", "times", "after", "for_seconds", "fault": {...}}`."""
        unknown = set(order) - {"on", "account", "times", "after", "for_seconds", "fault"}
        fault = order.get("fault")
        if unknown or not isinstance(order.get("on"), str) or not isinstance(fault, dict):
            raise Problem("fault_wrong", ", ".join(sorted(unknown)) or "on, fault")
        kind, options = understood(fault)
        duration = _amount(order, "for_seconds")
        self._count += 1
        rule = Rule(
            id=f"fault_{self._count}",
            on=order["on"],
            account=order.get("account"),
            times=None if _amount(order, "times") is None else int(order["times"]),
            after=int(_amount(order, "after") or 0),
            until=None if duration is None else now + duration,
            kind=kind,
            options=options,
        )
        self.rules[rule.id] = rule
        return rule

    def strike(
        self, *, operation: str, address: str = "", account: str | None, now: float
    ) -> list[Rule]:
        """The rules that fall on this call, in the order in which they were scripted."""
        return [
            rule
            for rule in self.rules.values()
            if rule.concerns(operation=operation, address=address, account=account)
            and rule.strikes(now=now)
        ]

    def get(self, rule_id: str) -> Rule:
        if rule_id not in self.rules:
            raise Problem("fault_unknown", rule_id)
        return self.rules[rule_id]

    def clear(self) -> None:
        self.rules.clear()


def _amount(order: Mapping[str, Any], name: str) -> float | None:
    value = order.get(name)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise Problem("fault_wrong", name)
    return value
