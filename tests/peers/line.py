"""A line to a server that a test can cut in the very moment in which the server has answered."""

import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

READ_BYTES_MAX = 65_536
IDLE_SECONDS_MAX = 60.0


class Line(socketserver.ThreadingTCPServer):
    """Carries everything both ways, byte by byte, to a port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), _Carrier)
        self.behind = port
        self.said = bytearray()  # by whoever calls the server
        self.cuts = 0
        self.holds = 0
        self._last_word: bytes | None = None
        self._held_word: bytes | None = None
        self._may_go_on = threading.Event()

    @property
    def port(self) -> int:
        """Where to call instead of the server's own port."""
        return int(self.server_address[1])

    @property
    def host(self) -> str:
        """The line as an administrator allows it by name."""
        return f"127.0.0.1:{self.port}"

    def cut_before(self, word: bytes) -> None:
        """Keep the next answer that holds this word, and everything after it, from the caller."""
        self._last_word = word

    def hold_before(self, word: bytes) -> None:
        """Keep the next answer that holds this word back until `let_go`."""
        self._held_word = word
        self._may_go_on.clear()

    def let_go(self) -> None:
        """Deliver what was held back, if anybody still waits for it."""
        self._may_go_on.set()

    def wait_at(self, answer: bytes) -> None:
        """Hold this answer back, if it is the one."""
        if self._held_word is not None and self._held_word in answer:
            self._held_word = None
            self.holds += 1
            self._may_go_on.wait(IDLE_SECONDS_MAX)

    def is_cut_by(self, answer: bytes) -> bool:
        """Whether the line breaks here. It does so once; then it carries everything again."""
        if self._last_word is None or self._last_word not in answer:
            return False
        self._last_word = None
        self.cuts += 1
        return True


class _Carrier(socketserver.BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        """Carry until one of the two hangs up, or the line is cut."""
        with (
            socket.create_connection(("127.0.0.1", self.server.behind)) as behind,
            suppress(ConnectionError),
        ):
            self._carry(behind)

    def _carry(self, behind: socket.socket) -> None:
        other = {self.request: behind, behind: self.request}
        while ready := select.select(list(other), [], [], IDLE_SECONDS_MAX)[0]:
            for one in ready:
                heard = one.recv(READ_BYTES_MAX)
                if not heard or (one is behind and self.server.is_cut_by(heard)):
                    return
                if one is behind:
                    self.server.wait_at(heard)
                else:
                    self.server.said += heard
                other[one].sendall(heard)


@contextmanager
def a_line_to(port: int) -> Iterator[Line]:
    """Open a line to a port of 127.0.0.1 for as long as the block lasts."""
    with Line(port) as line:
        thread = threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield line
        finally:
            line.shutdown()
            thread.join()
