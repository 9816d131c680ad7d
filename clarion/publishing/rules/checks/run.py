"""Every check over every rendition; what is found twice is said once."""

from dataclasses import replace

from clarion.publishing.rules.checks.agreement import agreement
from clarion.publishing.rules.checks.dates import dates
from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.checks.phrases import phrases
from clarion.publishing.rules.checks.reading import reading
from clarion.publishing.rules.checks.room import room

_CHECKS = (room, phrases, dates, agreement, reading)
_GRAVEST_FIRST = tuple(Level)


def check(checked: Checked) -> tuple[Found, ...]:
    """Return what was found, the gravest first."""
    found: dict[tuple[str, str], Found] = {}
    for one in (one for look in _CHECKS for one in look(checked)):
        name = (one.code, one.quote)
        known = found.get(name, one)
        where = dict.fromkeys([*known.where, *one.where])
        found[name] = replace(known, where=tuple(where))
    return tuple(sorted(found.values(), key=lambda one: _GRAVEST_FIRST.index(one.level)))
