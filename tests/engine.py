"""Gives the whole test run one PostgreSQL and one home folder, unless DATABASE_URL names a server.

`TEST_DATABASE=served` runs Debian's PostgreSQL in place of the one that comes with Clarion.
Loaded as a plugin before Django reads its settings; the workers of pytest-xdist inherit both.
"""

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from clarion.config.postgres import Engine
from tests.peers.postgresql import debian_postgresql

_OURS = "CLARION_TESTS_HOME"
_until_end = ExitStack()


def _begin() -> None:
    if _OURS in os.environ:
        return
    home = Path(tempfile.mkdtemp(prefix="clarion-tests-"))
    os.environ[_OURS] = os.environ["CLARION_HOME"] = str(home)
    _until_end.callback(shutil.rmtree, home, ignore_errors=True)
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _a_server(home)


def _a_server(home: Path) -> str:
    if os.environ.get("TEST_DATABASE") == "served":
        home.chmod(0o711)
        return _until_end.enter_context(debian_postgresql(home / "served"))
    engine = Engine(home, durable=False)
    _until_end.callback(engine.stop)
    return engine.start()


def pytest_report_header(config: pytest.Config) -> str:
    """Say on which database the tests run."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as line:
        return f"PostgreSQL {line.info.server_version // 10_000}, {line.info.host}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started."""
    _until_end.close()


_begin()
