"""Structured logs, one line of JSON each, without anybody's words, names or secrets."""

import re
import sys
import traceback
from typing import Any

import structlog

# Facts that may be logged; whatever else a line carries is dropped before it is written.
_PLAIN = frozenset(
    {
        "event", "level", "timestamp", "logger", "exception", "account_id", "arrival_id",
        "dispatch_id", "office_id", "lane", "reason", "state", "count", "seconds", "action",
        "path", "method", "status", "stream", "case_id", "message_id", "program",
    }
)  # fmt: skip


# The secrets of links are this long and longer; an error names the address that it happened at.
_CAUSES_MAX = 5
_SECRET = re.compile(r"[\w-]{40,}")


def only_plain_facts(_: Any, __: str, line: dict[str, Any]) -> dict[str, Any]:
    """Let through the facts that are listed as harmless, without the secrets of links."""
    plain = {key: value for key, value in line.items() if key in _PLAIN}
    for key in ("event", "path"):
        if isinstance(plain.get(key), str):
            plain[key] = _SECRET.sub("...", plain[key])
    return plain


def frames_alone(_: Any, __: str, line: dict[str, Any]) -> dict[str, Any]:
    """Write of an error its kind and where it happened; its message may hold somebody's words."""
    error = line.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    told: list[str] = []
    while isinstance(error, BaseException) and len(told) < _CAUSES_MAX:
        frames = "".join(traceback.format_tb(error.__traceback__))
        told.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if told:
        line["exception"] = "\nwhile handling\n".join(told)
    return line


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _SHARED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                frames_alone,
                only_plain_facts,
                structlog.processors.JSONRenderer(),
            ],
        }
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": "INFO"},
    "loggers": {
        # Their lines repeat arguments and addresses.
        "axes": {"level": "ERROR"},
        "fido2": {"level": "WARNING"},
        # It names the address asked for, and some addresses carry a secret that works once.
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "uvicorn.access": {"level": "WARNING"},
    },
}

structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
