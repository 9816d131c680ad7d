"""A real ClamAV daemon on this machine, with signatures of our own in a folder of its own."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.peers.ports import free_port
from tests.peers.server import running
from tests.peers.waiting import wait_until

CLAMD = Path("/usr/sbin/clamd")
# Nobody's virus: words that nothing else holds, and a signature that finds them.
MARK = b"clarion tests pretend that this is a virus"
NAME = "Clarion.Test.Mark"
STREAM_BYTES_MAX = 12_000_000

SETTINGS = """
Foreground yes
LogFile {folder}/clamd.log
LocalSocket {folder}/clamd.ctl
TCPSocket {port}
TCPAddr 127.0.0.1
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
StreamMaxLength {limit}
ConcurrentDatabaseReload no
{user}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClamAV:
    """Where it answers, by file and by port."""

    by_file: str
    by_port: str


@contextmanager
def clamav() -> Iterator[ClamAV]:
    """Run it until the block ends."""
    with tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        signatures = folder / "signatures"
        signatures.mkdir()
        # Any file (0), anywhere in it (*): the words in hexadecimal.
        (signatures / "clarion.ndb").write_text(f"{NAME}:0:*:{MARK.hex()}\n")
        settings = folder / "clamd.conf"
        user = "User root" if os.geteuid() == 0 else ""
        settings.write_text(
            SETTINGS.format(folder=folder, port=port, limit=STREAM_BYTES_MAX, user=user)
        )
        with running([str(CLAMD), "--config-file", str(settings)], log=folder / "said"):
            wait_until(lambda: _answers(folder / "clamd.ctl"), what="ClamAV")
            yield ClamAV(by_file=f"unix:{folder}/clamd.ctl", by_port=f"tcp://127.0.0.1:{port}")


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(1)
        try:
            line.connect(str(path))
            line.sendall(b"zPING\0")
            return line.recv(16) == b"PONG\0"
        except OSError:
            return False
