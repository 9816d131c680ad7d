"""A server of a few lines that answers exactly the bytes it was told to, for testing only."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Speaker = Callable[[socket.socket, bytes], None]


class Scripted:
    """Each connection is given to `speak`, after one request was read if it `reads`."""

    def __init__(self, speak: Speaker, *, reads: bool = True) -> None:
        self.requests: list[bytes] = []
        self._reads = reads
        self._speak = speak
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        try:
            request = _read(connection) if self._reads else b""
            if request:
                self.requests.append(request)
            self._speak(connection, request)
        except OSError:
            return  # the caller hung up, which some tests want

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)


@contextmanager
def answering(answer: bytes | Speaker, *, reads: bool = True) -> Iterator[Scripted]:
    """Run a server that answers these bytes to every request, and hangs up."""
    speak = answer if callable(answer) else lambda connection, _: connection.sendall(answer)
    server = Scripted(speak, reads=reads)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def reply(status: int, body: bytes = b"", **headers: str) -> bytes:
    """One whole HTTP answer."""
    lines = [f"HTTP/1.1 {status} x", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _read(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        chunk = connection.recv(65536)
        if not chunk:
            return request
        request += chunk
    head, _, body = request.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
