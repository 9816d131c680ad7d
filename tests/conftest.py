"""What holds for every test, and what every kind of test may ask for."""

import gc
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.apps import apps
from django.db import connection, connections
from pytest_django.fixtures import Settings

from tests.database import begin_database

# The ledger refuses to be emptied; a test database is emptied all the same.
_GUARDED = ("ledger_entry", "ledger_seal")
_JOBS = ("procrastinate_periodic_defers", "procrastinate_jobs", "procrastinate_workers")


# A timing never decides a test: a machine may be busy with other things.
hypothesis.settings.register_profile("clarion", deadline=None)
hypothesis.settings.load_profile("clarion")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look no more through what was imported whenever something is thrown away: it stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """Hash passwords fast: the library tests how slow hashing is, and we make many people."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make the test database for whichever kind of test asks first."""
    with django_db_blocker.unblock():
        before = begin_database()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        connection.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Rows that are really committed, for whatever works in several connections; empty after."""
    with django_db_blocker.unblock():
        yield
        _empty()
        connections.close_all()


def _empty() -> None:
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.app_label != "contenttypes"
    ]
    with connection.cursor() as cursor:
        # Whatever a thread or a killed process left open would wait for us, or we for it. The
        # server's own workers give way by themselves, and are not ours to end.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = "
            "'client backend' AND datname = current_database() AND pid <> pg_backend_pid()"
        )
        # Should one come back meanwhile, this fails and says so.
        cursor.execute("SET lock_timeout = '2min'")
        # To truncate one table is to truncate all that refer to it, and each is a file. A test
        # fills a dozen of two hundred: those are emptied, and count from one again.
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables
            )
        )
        filled = [table for (table,) in cursor.fetchall()]
        guarded = [table for table in _GUARDED if table in filled]
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        # The queue looks after itself by triggers, which do not bear company.
        for table in _JOBS:
            cursor.execute(f"DELETE FROM {table}")
        if filled:
            # In one statement, so that what refers to what is asked when all are empty.
            gone = (f'gone_{n} AS (DELETE FROM "{table}")' for n, table in enumerate(filled))
            cursor.execute(f"WITH {', '.join(gone)} SELECT")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(
            "SELECT setval(format('%I', sequencename)::regclass, start_value, false) "
            "FROM pg_sequences WHERE last_value IS NOT NULL AND schemaname = 'public'"
        )
