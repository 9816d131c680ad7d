"""Asks a virus scanner about a file: ClamAV's daemon, at the address that the administrator named.

Its protocol, INSTREAM (clamd(8)): `zINSTREAM` and a zero; chunks, each behind its length in four
bytes; four zero bytes; then one answer. `OK` or `NAME FOUND` is a verdict. Nothing else is one.
"""

import re
import socket
import struct
import time
from urllib.parse import urlsplit

from clarion.channels.address import addresses_of
from clarion.channels.contract import Permanent, Reason, Temporary

SCHEMES = ("unix", "tcp")
# A picture of 8 MB takes the scanner less than a second; whoever handed it in waits meanwhile,
# and so does a web process: what comes together has this long together.
SECONDS_MAX = 20.0
_CHUNK = 64 * 1024
_ANSWER_BYTES_MAX = 4096
_FOUND = re.compile(r"stream: (?P<name>\S.*) FOUND")


def patience() -> float:
    """Return the moment, by the machine's own clock, until which somebody waits who begins now."""
    return time.monotonic() + SECONDS_MAX


def scan(address: str, content: bytes, *, deadline: float | None = None) -> str:
    """Return the name of what was found in it; empty, if nothing was.

    `deadline`: until when there is `patience` for all that came together. Raises `Temporary` if
    there is no verdict, whatever the reason: then nobody knows.
    """
    deadline = patience() if deadline is None else deadline
    try:
        with _connect(address, deadline) as line:
            _hand_over(line, content, deadline)
            answer = _answer(line, deadline)
    except (OSError, Permanent) as error:
        raise Temporary(Reason.UNREACHABLE, f"the virus scanner: {error}") from error
    if answer == "stream: OK":
        return ""
    if found := _FOUND.fullmatch(answer):
        return found["name"]
    raise Temporary(Reason.UNRECOGNISED, f"the virus scanner says: {answer[:200]}")


def _connect(address: str, deadline: float) -> socket.socket:
    where = urlsplit(address)
    if where.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.settimeout(_left(deadline))
            line.connect(where.path)
        except OSError:
            line.close()
            raise
        return line
    _left(deadline)  # once it is over, nobody is even looked up
    host, port = where.hostname or "", where.port or 0
    # Whoever names a scanner allows it: it stands in the same house.
    numeric = addresses_of(host, port, {host})[0]
    return socket.create_connection((numeric, port), _left(deadline))


def _hand_over(line: socket.socket, content: bytes, deadline: float) -> None:
    """A scanner that has read enough says so and hangs up; its answer is read all the same."""
    try:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            line.settimeout(_left(deadline))
            part = content[start : start + _CHUNK]
            line.sendall(struct.pack(">I", len(part)) + part)
        line.sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _answer(line: socket.socket, deadline: float) -> str:
    said = b""
    while b"\0" not in said and len(said) < _ANSWER_BYTES_MAX:
        line.settimeout(_left(deadline))
        part = line.recv(_ANSWER_BYTES_MAX)
        if not part:
            break
        said += part
    words, ended, _rest = said.partition(b"\0")
    if not ended:
        raise ConnectionError("it hung up before it had answered")
    return words.decode("utf-8", "replace").strip()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return left
