"""Tellings, joinings and matters as plain tables, so that any other program can go on with them."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from clarion.reading.sameness.told import Joining, Matter, Told

# 1970 to 2200: what lies outside is milliseconds, or a mistake.
_SECONDS_MAX: Final = 7_258_118_400.0


def told(table: Mapping[str, Any], *, number: int) -> Told:
    """Return the telling of ``{id?, text, at?, lat?, lon?, place?, life_risk?, need?}``.

    ``id`` is text or a whole number, else the number of the line; ``at`` is ISO 8601 (UTC if it
    names no zone) or seconds since 1970. ValueError says in a sentence what is wrong.
    """
    text, place, risk = table.get("text"), table.get("place") or "", table.get("life_risk", False)
    if not isinstance(text, str):
        raise ValueError('The line has no "text", or it is not text.')
    if not isinstance(place, str):
        raise ValueError('"place" is not text.')
    need = table.get("need") or ""
    if not isinstance(need, str):
        raise ValueError('"need" is not text.')
    if not isinstance(risk, bool):
        raise ValueError('"life_risk" is neither true nor false.')
    return Told(
        id=name_of(table, number=number),
        text=text,
        at=moment_of(table.get("at")),
        lat=_degrees(table, "lat"),
        lon=_degrees(table, "lon"),
        place=place,
        life_risk=risk,
        need=need,
    )


def joining_table(joining: Joining, *, life_risk: bool) -> dict[str, Any]:
    """Return where a telling was put and why; what is not known is left out."""
    table: dict[str, Any] = {
        "id": joining.id,
        "matter": joining.matter,
        "new": joining.is_new,
        "because": joining.because,
        "way": joining.way.value,
        "score": joining.score,
        "shown": joining.shown,
        "life_risk": life_risk,
    }
    optional = {
        "like": joining.like or None,
        "place": joining.place or None,
        "subject": joining.subject or None,
        "meters": None if joining.meters is None else round(joining.meters),
        "minutes": None if joining.minutes is None else round(joining.minutes, 1),
        "between": list(joining.between) or None,
    }
    return table | {name: value for name, value in optional.items() if value is not None}


def matter_table(matter: Matter) -> dict[str, Any]:
    """Return a matter with its members in order of arrival, its times in ISO 8601 (UTC)."""
    return {
        "matter": matter.id,
        "size": matter.size,
        "members": list(matter.members),
        "life_risk_members": list(matter.life_risk_members),
        "typical": matter.typical,
        "text": matter.typical_text,
        "since": iso(matter.since),
        "last": iso(matter.last),
        "place": matter.place or None,
        "lat": matter.lat,
        "lon": matter.lon,
        "trend": matter.trend.value,
    }


def name_of(table: Mapping[str, Any], *, number: int) -> str:
    """Return the id of a line as text, or the number of the line where it has none."""
    name = table.get("id", number)
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise ValueError('The "id" is neither text nor a whole number.')
    return str(name) if isinstance(name, str) or abs(name) < 10**40 else ""


def moment_of(value: object) -> datetime | None:
    """Return an instant from ISO 8601 or seconds since 1970; None from nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            raise ValueError('"at" is not a time as ISO 8601 has it.') from None
    elif isinstance(value, int | float) and not isinstance(value, bool):
        # A number of any length may stand in JSON.
        seconds = float(value) if abs(value) <= _SECONDS_MAX else math.inf
    else:
        raise ValueError('"at" is neither a time as ISO 8601 has it nor seconds.')
    if not 0 <= seconds <= _SECONDS_MAX:
        raise ValueError('"at" is not a time between 1970 and 2200.')
    return datetime.fromtimestamp(seconds, tz=UTC)


def iso(at: datetime | None) -> str | None:
    """Return an instant as ISO 8601 in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _degrees(table: Mapping[str, Any], name: str) -> float | None:
    value = table.get(name)
    if value is None:
        return None
    # Told says what is too far; a number too long for a float is too far as well.
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 10**6:
        raise ValueError(f'"{name}" is not a number of degrees.')
    return float(value)
