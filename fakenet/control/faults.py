"""Scripting what goes wrong."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from fakenet.calls import json_body
from fakenet.faults import Rule
from fakenet.kinds import KINDS
from fakenet.network.clock import iso_or_none
from fakenet.site import Site
from fakenet.wire import Json, Request


def list_kinds(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {
        "kinds": {
            name: {
                "sentence": kind.sentence,
                "phase": kind.phase,
                "options": dict(kind.options),
                "choices": {option: list(values) for option, values in kind.choices.items()},
            }
            for name, kind in KINDS.items()
        }
    }


def script_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    rule = site.faults.script(json_body(request), now=site.society.clock.now())
    return _rule(rule)


def list_faults(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return {"faults": [_rule(rule) for rule in site.faults.rules.values()]}


def read_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    return _rule(site.faults.get(parts["id"]))


def lift_fault(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    del site.faults.rules[site.faults.get(parts["id"]).id]
    return {}


def lift_faults(site: Site, request: Request, parts: Mapping[str, str]) -> object:
    site.faults.clear()
    return {}


def _rule(rule: Rule) -> Json:
    view: dict[str, Any] = asdict(rule)
    view["fault"] = {"kind": view.pop("kind"), **view.pop("options")}
    view["until"] = iso_or_none(rule.until)
    view["closed_until"] = iso_or_none(rule.closed_until)
    return view
