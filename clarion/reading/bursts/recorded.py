"""Posts and notices as JSON tables: what a recording has to say, and what is answered."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import isfinite
from typing import Any, Final

from clarion.reading.bursts.posts import (
    BurstNotice,
    Notice,
    Post,
    SilenceNotice,
    Subject,
    SubjectKind,
)
from clarion.reading.bursts.subjects import subjects_of

# Longer names are no names.
NAME_CHARACTERS_MAX: Final = 500
# A post longer than any letter; `clarion replay` refuses longer lines anyway.
TEXT_CHARACTERS_MAX: Final = 100_000
# 1970 to 2200: what lies outside is milliseconds, or a mistake.
_SECONDS_MAX: Final = 7_258_118_400.0


def post_from(table: Mapping[str, Any]) -> Post:
    """Return the post of ``{id, text, at, author?, place?, lat?, lon?, theme?, source?}``.

    ``at`` is ISO 8601 (UTC if it names no zone) or seconds since 1970. ValueError, with a
    sentence that says what is wrong, for anything else.
    """
    text = _words(table, "text", longest=TEXT_CHARACTERS_MAX)
    subjects = subjects_of(
        text,
        theme=_words(table, "theme"),
        place=_words(table, "place"),
        lat=_degrees(table, "lat", most=90),
        lon=_degrees(table, "lon", most=180),
    )
    identifier = _words(table, "id")
    if not identifier:
        raise ValueError("The post has no id.")
    return Post(
        id=identifier,
        at=_moment(table.get("at")),
        subjects=subjects,
        author=_words(table, "author"),
        source=_words(table, "source"),
    )


def notice_table(notice: Notice) -> dict[str, Any]:
    """Return a notice as a table for JSON, its times in ISO 8601 (UTC)."""
    told: dict[str, Any] = {"notice": notice.kind.value, "at": _iso(notice.at)}
    match notice:
        case SilenceNotice():
            told |= {
                "source": notice.source,
                "since": _iso(notice.since),
                "silent_seconds": round(notice.at - notice.since, 1),
                "missed": notice.missed,
            }
        case BurstNotice():
            told |= {
                "burst": notice.burst,
                "themes": _of_kind(notice.subjects, SubjectKind.THEME),
                "terms": _of_kind(notice.subjects, SubjectKind.TERM),
                "where": _of_kind(notice.subjects, SubjectKind.PLACE),
                "since": _iso(notice.since),
                "people": notice.people,
                "window_seconds": notice.window_seconds,
                "usual": notice.usual,
                "how_unusual": how_unusual(notice),
                "surprise": notice.surprise,
                "examples": list(notice.examples),
                "latency_seconds": notice.latency_seconds,
            }
    return told


def how_unusual(notice: BurstNotice) -> str:
    """Return it as a person would say it: "34 in 5 minutes, usually 2"."""
    minutes = notice.window_seconds // 60
    usual = f"{notice.usual:.0f}" if notice.usual >= 1 else "less than 1"
    return f"{notice.people} in {minutes} minute{'s' * (minutes > 1)}, usually {usual}"


def _of_kind(subjects: tuple[Subject, ...], kind: SubjectKind) -> list[str]:
    return [subject.name for subject in subjects if subject.kind is kind]


def _iso(at: float) -> str:
    return datetime.fromtimestamp(round(at, 1), UTC).isoformat().replace("+00:00", "Z")


def _words(table: Mapping[str, Any], name: str, *, longest: int = NAME_CHARACTERS_MAX) -> str:
    value = table.get(name)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and name in {"id", "author"}:
        value = str(value) if abs(value) < 10**40 else None
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f'"{name}" is not a text of at most {longest} characters.')
    return value


def _degrees(table: Mapping[str, Any], name: str, *, most: float) -> float | None:
    value = table.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
        raise ValueError(f'"{name}" is not a number of degrees up to {most}.')
    return float(value)


def _moment(value: object) -> float:
    seconds = -1.0
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:
        seconds = float(value)
    elif isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError('"at" is not a time as ISO 8601 has it.') from None
        seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    if not isfinite(seconds) or not 0 <= seconds <= _SECONDS_MAX:
        raise ValueError('"at" is not a time between 1970 and 2200.')
    return seconds
