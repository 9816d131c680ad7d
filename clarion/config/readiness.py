"""What Clarion needs before it can work, whether it is there, and how to get what is missing."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from clarion.config.health import Level, look
from clarion.config.options import LISTED
from clarion.config.trouble import database_remedy
from clarion.kit import clock, eyes, vault
from clarion.reading.meaning import MeaningMissing, bundled_encoder

_ASSETS = ("look/clarion.css", "look/clarion.js", "look/shapes.svg")
_FONT = "look/fonts/source-sans-3-latin-wght-normal.woff2"
_ZONES = ("Europe/London", "America/Denver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that Clarion needs. `remedy` is empty when it is there.

    Clarion works without one that is `optional`, and can do less.
    """

    what: str
    remedy: str = ""
    optional: bool = False

    @property
    def met(self) -> bool:
        """Whether it is there."""
        return not self.remedy


def needs() -> Iterator[Need]:
    """Look at everything, in the order in which it must be put right."""
    yield _settings()
    yield _home()
    yield _keys()
    yield _address()
    yield _zones()
    yield _files("The built style and script", _ASSETS, "Run bin/assets.")
    yield _files("The typeface", (_FONT,), "Run bin/assets; it comes with them.")
    yield _meaning()
    yield from _reader()
    yield from _in_turn(_database, _tables, _workers)


def _settings() -> Need:
    what = "Settings that are known"
    strange = sorted(name for name in os.environ if _is_ours(name) and name not in LISTED)
    if strange:
        return Need(
            what=what,
            remedy=f"{', '.join(strange)}: not a setting. docs/settings.md lists them all.",
        )
    return Need(what=what)


def _is_ours(name: str) -> bool:
    return name.startswith("CLARION_") and not name.startswith("CLARION_TESTS_")


def _home() -> Need:
    home: Path = settings.HOME
    what = f"A home folder that can be written to ({home})"
    if home.is_dir() and os.access(home, os.W_OK):
        return Need(what=what)
    return Need(what=what, remedy=f"Make {home} and give it to this user, or set CLARION_HOME.")


def _keys() -> Need:
    what = "Keys that seal secrets and sign cookies, readable by us alone"
    open_to_others = [
        path.name for path in (settings.HOME / "keys").glob("*") if path.stat().st_mode & 0o077
    ]
    if open_to_others:
        names = " ".join(str(settings.HOME / "keys" / name) for name in open_to_others)
        return Need(what=what, remedy=f"Others can read them: chmod 600 {names}")
    vault.unseal(vault.seal({"try": "this"}))
    return Need(what=what)


def _address() -> Need:
    what = "An encrypted way in for people on other machines"
    here = settings.BIND == "localhost" or ip_address(settings.BIND).is_loopback
    if here or settings.SECURE:
        return Need(what=what)
    return Need(
        what=what,
        remedy="Put a proxy with a certificate in front and set CLARION_URL to https://…",
    )


def _zones() -> Need:
    what = "Time zones"
    try:
        for name in _ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return Need(what=what, remedy="Run bin/setup: the package tzdata brings them.")
    return Need(what=what)


def _files(what: str, names: tuple[str, ...], remedy: str) -> Need:
    missing = [name for name in names if finders.find(name) is None]
    return Need(what=what, remedy=f"{', '.join(missing)} missing. {remedy}" if missing else "")


def _meaning() -> Need:
    what = "The model that tells which texts say the same"
    try:
        bundled_encoder()
    except MeaningMissing as missing:
        return Need(what=what, remedy=missing.__doc__ or str(missing))
    return Need(what=what)


def _reader() -> Iterator[Need]:
    """Whoever has turned it off needs none."""
    if not settings.TESSERACT:
        return
    remedy = (
        f"/verify/ takes no screenshots: {settings.TESSERACT} is not installed. Debian: "
        "apt-get install tesseract-ocr. Or set CLARION_TESSERACT= to do without."
    )
    yield Need(
        what="A program that reads screenshots (optional)",
        remedy="" if eyes.can_read() else remedy,
        optional=True,
    )


def _in_turn(*checks: Callable[[], Need]) -> Iterator[Need]:
    """Stop at the first that is missing: the next ones could only say the same."""
    for check in checks:
        need = check()
        yield need
        if not need.met:
            return


def _database() -> Need:
    what = "A database that answers"
    try:
        connection.ensure_connection()
    except Error:
        return Need(what=what, remedy=database_remedy())
    return Need(what=what)


def _tables() -> Need:
    what = "Tables that are up to date"
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    remedy = f"{len(plan)} changes wait: run clarion migrate (bin/run does it)." if plan else ""
    return Need(what=what, remedy=remedy)


def _workers() -> Need:
    what = "A living worker on every lane"
    silent = [
        dict(sign.labels)["lane"]
        for sign in look(at=clock.now()).signs
        if sign.name == "lane" and sign.level is Level.BAD
    ]
    if silent:
        return Need(
            what=what,
            remedy=f"No sign of life from {', '.join(silent)}: start Clarion with bin/run.",
        )
    return Need(what=what)
