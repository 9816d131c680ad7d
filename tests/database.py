"""The test database of each process: one of them makes it by all migrations, the others copy it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases

_TEMPLATE = "clarion_tests_template"


def begin_database() -> str:
    """Make this process's own database and turn to it; return the name of the one before."""
    before = str(connection.settings_dict["NAME"])
    home = Path(os.environ["CLARION_TESTS_HOME"])
    with _one_at_a_time(home / "template.lock"):
        ready = home / "template.ready"
        if not ready.exists():
            setup_databases(
                verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set()
            )
            made = str(connection.settings_dict["NAME"])
            connection.close()
            _copy(made, to=_TEMPLATE)
            ready.touch()
            return before
        made = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
        connection.close()
        _copy(_TEMPLATE, to=made)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = made
    return before


def _copy(made: str, *, to: str) -> None:
    with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        # On a server that outlives us, an earlier run may have left its own.
        cursor.execute(f'DROP DATABASE IF EXISTS "{to}"')
        cursor.execute(f'CREATE DATABASE "{to}" TEMPLATE "{made}"')


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
