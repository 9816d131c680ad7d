"""Debian's PostgreSQL: a served one for our tests, and one with the extensions of an AppView."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from clarion.config.postgres.account import choose_account
from tests.peers.waiting import wait_until

DEBIAN = Path("/usr/lib/postgresql")


@contextmanager
def debian_postgresql(folder: Path) -> Iterator[str]:
    """Run Debian's PostgreSQL in `folder`, reached through a socket there; gives its URL."""
    binaries = max(DEBIAN.glob("*/bin"), key=lambda path: float(path.parent.name))
    account = choose_account()
    folder.mkdir(exist_ok=True, mode=0o711)
    cluster, said = folder / "cluster", folder / "postgres.log"
    account.let_through(cluster)
    account.take(cluster)
    # Trust is enough: only this user (and root) can reach a socket in a folder closed to others.
    argv = [str(binaries / "initdb"), "--auth=trust", "--username=tests", "--encoding=UTF8"]
    made = account.run([*argv, f"--pgdata={cluster}"], cwd=cluster, output=said)
    assert made.wait() == 0, said.read_text()
    options = ["-h", "", "-k", str(cluster), "-F", "-c", "max_connections=200"]
    argv = [str(binaries / "postgres"), "-D", str(cluster), *options]
    server = account.run(argv, cwd=cluster, output=said, outlives_us=False)
    url = f"postgresql://tests@/postgres?host={quote(str(cluster))}"
    try:
        wait_until(lambda: _answers(url), what=f"PostgreSQL in {cluster}")
        yield url
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True
