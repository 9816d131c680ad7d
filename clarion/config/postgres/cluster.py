"""The files of one database: laid out whole, never opened by the wrong version, furnished once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import psycopg

from clarion.config.postgres.account import Account
from clarion.config.postgres.failure import EngineFailure

MAJOR = "18"
OWNER = "postgres"  # may do anything; used only to furnish a new cluster
ROLE = "clarion"  # owns the database of the same name, and no more

Connection = psycopg.Connection[tuple[object, ...]]


def lay_out(cluster: Path, *, account: Account, initdb: Path, output: Path) -> None:
    """Make a new cluster beside its place and move it in, so that it is whole or absent."""
    unfinished = cluster.with_suffix(".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    account.take(unfinished)
    # C.UTF-8 from PostgreSQL itself: the same order and case on every machine, whatever its locale.
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
    options = [
        "--builtin-locale=C.UTF-8",
        "--auth=peer",
        f"--username={OWNER}",
        "--no-instructions",
    ]
    argv = [str(initdb), *locale, *options, f"--pgdata={unfinished}"]
    if account.run(argv, cwd=unfinished, output=output).wait() != 0:
        raise EngineFailure(f"PostgreSQL could not lay out {cluster}: {last_words(output)}")
    unfinished.rename(cluster)


def refuse_other_version(cluster: Path) -> None:
    """Files of another major version are left alone: they would be unreadable, or worse."""
    found = (cluster / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise EngineFailure(
            f"The database in {cluster} was written by PostgreSQL {found} and this Clarion brings "
            f"{MAJOR}. Nothing was touched. Dump it with PostgreSQL {found} (pg_dump), move the "
            "folder away, start Clarion, and restore the dump."
        )


def furnish(connect: Callable[[str], Connection]) -> None:
    """Make our role and our database, with vectors in it and in every later (test) database.

    The database comes last, so that where it exists the rest does too.
    """
    with connect("postgres") as owner:
        if owner.execute("SELECT FROM pg_database WHERE datname = 'clarion'").rowcount:
            return
    with connect("template1") as template:
        template.execute("CREATE EXTENSION IF NOT EXISTS vector")
    with connect("postgres") as owner:
        if not owner.execute("SELECT FROM pg_roles WHERE rolname = 'clarion'").rowcount:
            owner.execute("CREATE ROLE clarion LOGIN CREATEDB")
        owner.execute("CREATE DATABASE clarion OWNER clarion")


def last_words(log: Path) -> str:
    """The end of what the server said, for a person who has to find out what went wrong."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return " / ".join(lines[-3:]) or "it said nothing"
