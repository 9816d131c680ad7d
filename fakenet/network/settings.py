"""How this network behaves on an ordinary day; networks differ, so each habit can be changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from fakenet.network.problems import Problem

IDEMPOTENCY = ("honour", "ignore", "error")
WINDOW = ("told", "silent", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    idempotency: str = "honour"
    echo: bool = True
    text_limit: int = 300
    page_max: int = 100
    window: str = "told"
    window_events: int | None = None
    window_seconds: float | None = None
    message_window_seconds: float | None = None
    media_bytes_max: int = 20_000_000
    webhook_retry_seconds: tuple[float, ...] = (1.0, 5.0, 30.0, 120.0)
    webhook_timeout_seconds: float = 5.0


def changed(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """The settings with some of them changed; 422 `setting_wrong` names the first bad one."""
    for name, value in changes.items():
        if not _fits(name, value):
            raise Problem("setting_wrong", name)
    tidy = dict(changes)
    if "webhook_retry_seconds" in tidy:
        tidy["webhook_retry_seconds"] = tuple(tidy["webhook_retry_seconds"])
    return replace(settings, **tidy)


def as_json(settings: Settings) -> dict[str, Any]:
    return asdict(settings) | {"webhook_retry_seconds": list(settings.webhook_retry_seconds)}


def _fits(name: str, value: object) -> bool:
    match name:
        case "idempotency":
            return value in IDEMPOTENCY
        case "window":
            return value in WINDOW
        case "echo":
            return isinstance(value, bool)
        case "webhook_retry_seconds":
            return isinstance(value, list | tuple) and all(_is_amount(part) for part in value)
        case "window_events" | "window_seconds" | "message_window_seconds":
            return value is None or _is_amount(value)
    return name in {field.name for field in fields(Settings)} and _is_amount(value)


def _is_amount(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
