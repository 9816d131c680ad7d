"""Gives the whole test run one PostgreSQL and one home folder, unless DATABASE_URL names a server.

Loaded as a plugin before Django reads its settings; the workers of pytest-xdist inherit both.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from clarion.config.postgres import Engine

_OURS = "CLARION_TESTS_HOME"
_started: list[Engine] = []


def _begin() -> None:
    if _OURS in os.environ:
        return
    home = Path(tempfile.mkdtemp(prefix="clarion-tests-"))
    os.environ[_OURS] = os.environ["CLARION_HOME"] = str(home)
    if not os.environ.get("DATABASE_URL"):
        engine = Engine(home, durable=False)
        os.environ["DATABASE_URL"] = engine.start()
        _started.append(engine)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started."""
    while _started:
        _started.pop().stop()
        shutil.rmtree(os.environ[_OURS], ignore_errors=True)


_begin()
