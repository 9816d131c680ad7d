"""A database, FakeNet and workers of Clarion's own, for the benchmarks of the door."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import fakenet
from clarion.config.postgres import Engine

WORKERS: Final = 8
PYTHON: Final = (sys.executable, "-m")


@contextmanager
def a_door(*, workers: int = WORKERS) -> Iterator[fakenet.FakeNet]:
    """Run them until the block ends; the environment names the database and the network."""
    with (
        tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder,
        fakenet.running() as net,
    ):
        engine = Engine(Path(folder))
        os.environ |= {
            "CLARION_HOME": folder,
            "CLARION_ALLOWED_HOSTS": net.url.removeprefix("http://"),
            "DATABASE_URL": engine.start(),
            "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
        }
        at_work: list[subprocess.Popen[bytes]] = []
        try:
            subprocess.run([*PYTHON, "clarion", "migrate", "--verbosity", "0"], check=True)
            lanes = ["send"] * workers + ["read"]
            at_work += [subprocess.Popen([*PYTHON, "clarion", "work", lane]) for lane in lanes]
            yield net
        finally:
            for one in at_work:
                one.terminate()
            for one in at_work:
                with suppress(subprocess.TimeoutExpired):
                    one.wait(30)
                one.kill()
            engine.stop()


def desk(net: fakenet.FakeNet, *words: str) -> Any:
    """Ask Clarion itself, in a process that has its settings; return what it prints last."""
    account = net.account("townhall")
    command = [*PYTHON, "benchmarks._sending_desk", net.url, account.password, *words]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(said.splitlines()[-1])
