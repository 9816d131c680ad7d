"""A message in its parts as it is kept with a version, and read back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from clarion.publishing.rules.parts.parts import Moment, Part, Parts, Spoken


def kept(parts: Parts) -> dict[str, Any]:
    """Return it as plain words, lists and maps."""
    return {
        "spoken": asdict(parts.spoken),
        "when": _kept_moment(parts.when),
        "until": _kept_moment(parts.until),
        "link": parts.link,
        "needed": [part.value for part in Part if part in parts.needed],
        "translations": {code: asdict(one) for code, one in parts.translations.items()},
    }


def read(kept: Mapping[str, Any]) -> Parts | None:
    """Read it back; None where a statement was not written in parts."""
    if not kept:
        return None
    return Parts(
        spoken=Spoken(**kept["spoken"]),
        when=_moment(kept["when"]),
        until=_moment(kept["until"]),
        link=kept["link"],
        needed=frozenset(Part(one) for one in kept["needed"]),
        translations={code: Spoken(**one) for code, one in kept["translations"].items()},
    )


def _kept_moment(moment: Moment | None) -> dict[str, str] | None:
    return {"at": moment.at.isoformat(), "zone": moment.zone} if moment else None


def _moment(kept: Mapping[str, str] | None) -> Moment | None:
    return Moment(at=datetime.fromisoformat(kept["at"]), zone=kept["zone"]) if kept else None
