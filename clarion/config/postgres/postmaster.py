"""The server process that looks after one database: which one it is, and how it is stopped."""

import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

# PostgreSQL's "fast" stop ends sessions and writes everything down; "immediate" leaves the rest
# to be recovered at the next start. Seconds of patience with each (manual, chapter 18.5).
FAST, FAST_SECONDS = signal.SIGINT, 30
IMMEDIATE, IMMEDIATE_SECONDS = signal.SIGQUIT, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Postmaster:
    """A living server process."""

    process: psutil.Process

    @classmethod
    def of(cls, cluster: Path) -> "Postmaster | None":
        """The server of `cluster`, if one is running.

        The number in postmaster.pid alone proves nothing: after a restart of the machine it
        may be anybody's. A server works inside its cluster, so that is what we look at.
        """
        try:
            pid = int((cluster / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE or Path(process.cwd()) != cluster:
                return None
        except (FileNotFoundError, ValueError, psutil.Error):
            return None
        return cls(process=process)

    def stop(self) -> None:
        """Stop in good order; a server that cannot is stopped at once and recovers later."""
        for order, patience_seconds in ((FAST, FAST_SECONDS), (IMMEDIATE, IMMEDIATE_SECONDS)):
            with suppress(psutil.NoSuchProcess):
                self.process.send_signal(order)
            with suppress(psutil.TimeoutExpired):
                self.process.wait(patience_seconds)
                return
