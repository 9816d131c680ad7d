"""A whole Clarion with a home and a port of its own, as `clarion run` starts it."""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from clarion.config.postgres.postmaster import Postmaster
from clarion.config.programs import free_port
from clarion.kit.lanes import Lane
from tests.peers.waiting import wait_until

START_SECONDS_MAX = 600
STOP_SECONDS_MAX = 60
# What the tests' networks are called; nothing else on this machine may be called by a connector.
ALLOWED_HOSTS = "127.0.0.1,localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where it is, and what an administrator of the machine can see and do."""

    home: Path
    url: str
    process: psutil.Process
    environment: dict[str, str]

    @property
    def said(self) -> str:
        """Everything that was printed since the start."""
        return _log(self.home).read_text()

    def link(self, words: str) -> str:
        """Return the link that was printed behind these words, e.g. `Walk into the town`."""
        found = re.findall(rf"{re.escape(words)}:\s+(\S+)", self.said)
        assert found, f"no link to “{words}” was printed:\n{self.said}"
        return str(found[-1])

    def health(self) -> httpx.Response:
        """Ask how it is, as a machine that watches it does."""
        return httpx.get(f"{self.url}/health", timeout=30)

    def do(self, program: str, *words: str) -> str:
        """Run a program of tests/house on this house's database; return what it prints."""
        argv = [sys.executable, "-m", f"tests.house.{program}", *words]
        return subprocess.run(
            argv, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()

    def worker(self, lane: Lane) -> psutil.Process:
        """Return the worker of a lane."""
        return next(
            one for one in self.process.children() if one.cmdline()[-2:] == ["work", lane.value]
        )

    def database(self) -> psutil.Process | None:
        """Return the database's server process, if there is one at the moment."""
        found = Postmaster.of(self.home / "postgres")
        return found.process if found else None

    def kill_database(self) -> None:
        """Kill it with no warning, as a power cut or the kernel would."""
        postmaster = self.database()
        assert postmaster is not None
        postmaster.kill()


@contextmanager
def a_house(**settings: str) -> Iterator[House]:
    """Run a whole Clarion until the block ends."""
    with tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name:
        # Below the ports that the machine gives to outgoing calls: the town takes the next one.
        home, port = Path(name), free_port("127.0.0.1", after=random.randint(10_000, 30_000))
        environment = _environment(home, port) | settings
        with _running(home, environment) as process:
            house = House(
                home=home,
                url=f"http://localhost:{port}",
                process=psutil.Process(process.pid),
                environment=environment,
            )
            wait_until(
                lambda: "Clarion is at" in house.said or process.poll() is not None,
                what="Clarion to open",
                seconds_max=START_SECONDS_MAX,
            )
            assert process.poll() is None, house.said
            yield house


def _environment(home: Path, port: int) -> dict[str, str]:
    """Our own surroundings without the database and the settings of the tests."""
    ours = {"DATABASE_URL", "PORT", "DJANGO_SETTINGS_MODULE"}
    kept = {
        name: word
        for name, word in os.environ.items()
        if name not in ours and not name.startswith("CLARION_")
    }
    return kept | {
        "CLARION_HOME": str(home),
        "PORT": str(port),
        "CLARION_ALLOWED_HOSTS": ALLOWED_HOSTS,
        "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
    }


@contextmanager
def _running(home: Path, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    argv = ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", "clarion", "run"]
    with (
        _log(home).open("wb") as log,
        subprocess.Popen(argv, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _log(home: Path) -> Path:
    return home / "run.log"
