"""Runs a server for as long as a block lasts, and never longer than the tests."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

STOP_SECONDS_MAX = 10


@contextmanager
def running(
    argv: Sequence[str], *, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start `argv`, its words going to `log`; it dies with us, however we die."""
    leashed = ["setpriv", "--pdeathsig", "KILL", *argv]
    with (
        log.open("wb") as said,
        subprocess.Popen(leashed, env=env, stdin=subprocess.PIPE, stdout=said, stderr=said) as it,
    ):
        try:
            yield it
        finally:
            it.terminate()
            try:
                it.wait(STOP_SECONDS_MAX)
            except subprocess.TimeoutExpired:
                it.kill()
