"""A connection goes to exactly the address that was checked, and ends when its time is up."""

import time
from collections.abc import Iterable
from ssl import SSLContext
from typing import Any

import httpcore

from clarion.channels.address import RESOLVE_SECONDS_MAX, addresses_of

CONNECT_SECONDS_MAX = 8.0


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to exactly the address that was checked, and remembers whether anything left us."""

    def __init__(self, allowed_hosts: frozenset[str], deadline: float) -> None:
        self.sent = False
        self._allowed = allowed_hosts
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def seconds_left(self) -> float:
        return max(self._deadline - time.monotonic(), 0.0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        seconds = min(self.seconds_left(), RESOLVE_SECONDS_MAX)
        for address in addresses_of(host, port, self._allowed, seconds):
            seconds = min(self.seconds_left(), CONNECT_SECONDS_MAX)
            try:
                stream = self._sockets.connect_tcp(address, port, seconds, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return GuardedStream(stream, self)
        raise httpcore.ConnectError


class GuardedStream(httpcore.NetworkStream):
    """A connection on which no single wait outlives the conversation."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        seconds = self._backend.seconds_left()
        if not seconds:
            raise httpcore.ReadTimeout
        return self._stream.read(max_bytes, seconds)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        seconds = self._backend.seconds_left()
        if not seconds:
            raise httpcore.WriteTimeout
        self._backend.sent = True
        self._stream.write(buffer, seconds)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds = min(self._backend.seconds_left(), CONNECT_SECONDS_MAX)
        return GuardedStream(
            self._stream.start_tls(ssl_context, server_hostname, seconds), self._backend
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
