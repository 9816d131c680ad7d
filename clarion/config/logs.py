"""Structured logs, one line of JSON each, without anybody's words, names or secrets."""

import re
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
_SECRET = re.compile(r"[\w-]{40,}")


def only_plain_facts(_: Any, __: str, line: dict[str, Any]) -> dict[str, Any]:
    """Let through the facts that are listed as harmless, without the secrets of links."""
    plain = {key: value for key, value in line.items() if key in _PLAIN}
    for key in ("event", "path"):
        if isinstance(plain.get(key), str):
            plain[key] = _SECRET.sub("...", plain[key])
    return plain


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
                structlog.processors.format_exc_info,
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
