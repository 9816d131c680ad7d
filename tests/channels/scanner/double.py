"""A virus scanner that says what it is told to, and remembers what it was shown."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

MARK = b"a virus, but only a pretended one"


@dataclass(slots=True)
class Double:
    """`answer`: what it says of everything; without, `MARK` is what it finds.

    `is_silent`: it takes everything and says nothing, until whoever asked has gone.
    """

    port: int
    answer: bytes | None = None
    hangs_up: bool = False
    is_silent: bool = False
    asked: int = 0
    shown: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def meet(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as reading, suppress(OSError):
            self.asked += 1
            if self.hangs_up:
                return
            if self.is_silent:
                reading.read()
                return
            assert reading.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack(">I", reading.read(4))[0]:
                content += reading.read(size)
            self.shown.append(content)
            found = b"stream: Pretended.Test FOUND\0" if MARK in content else b"stream: OK\0"
            line.sendall(found if self.answer is None else self.answer)


@contextmanager
def double() -> Iterator[Double]:
    """Answer on a port of our own until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        scanner = Double(port=door.getsockname()[1])

        def serve() -> None:
            with suppress(OSError):
                while True:
                    scanner.meet(door.accept()[0])

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield scanner
        door.shutdown(socket.SHUT_RDWR)
    thread.join(5)
