"""The door of FakeNet: connections come in, and some of them are cut on purpose."""

import asyncio
import contextlib
import socket
import struct
import time
from pathlib import Path

from fakenet import control, pages, state, v1
from fakenet.control.answer import answer as answer_control
from fakenet.network.problems import Problem, error_body
from fakenet.site import Site
from fakenet.strikes import Cut, Silence
from fakenet.v1.answer import answer as answer_v1
from fakenet.wire import (
    HEAD_BYTES_MAX,
    Answer,
    Request,
    Unreadable,
    json_answer,
    read_request,
    write_answer,
)

SAVE_EVERY_SECONDS = 1.0
RESET_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER, on, zero seconds


class Server:
    """FakeNet on one address. Start it inside an event loop, and stop it there."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, kept_in: Path | None = None):
        self._host, self._port, self._kept_in = host, port, kept_in
        self.site = Site(state.load(kept_in) if kept_in else None)
        self._connections: set[asyncio.Task[None]] = set()
        self._listener: asyncio.Server | None = None
        self._saving: asyncio.Task[None] | None = None
        self._unsaved = False

    async def start(self) -> str:
        self._listener = await asyncio.start_server(
            self._connected, self._host, self._port, limit=HEAD_BYTES_MAX, backlog=1024
        )
        port = self._listener.sockets[0].getsockname()[1]
        self.site.base_url = f"http://{self._host}:{port}"
        if self._kept_in:
            self._saving = asyncio.create_task(self._keep_saving(self._kept_in))
        return self.site.base_url

    async def stop(self) -> None:
        if self._listener:
            self._listener.close()
        if self._saving:
            self._saving.cancel()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self.site.courier.stop()
        if self._kept_in:
            state.save(self.site.society, self._kept_in)

    async def _keep_saving(self, kept_in: Path) -> None:
        while True:
            await asyncio.sleep(SAVE_EVERY_SECONDS)
            if self._unsaved:
                self._unsaved = False
                state.save(self.site.society, kept_in)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._hold(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _hold(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(ConnectionError):
                await self._converse(reader, writer)
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        goes_on = True
        while goes_on:
            try:
                request = await read_request(reader, writer)
            except Unreadable as unreadable:
                refusal = json_answer(
                    error_body("bad_request", "", "Unreadable."), unreadable.status
                )
                self._write(writer, refusal, head=False)
                await writer.drain()
                return
            if request is None:
                return
            goes_on = await self._serve(request, reader, writer)

    async def _serve(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        """Answer, or fail to as ordered; True if the connection may be used again."""
        self._unsaved = self._unsaved or request.method != "GET"
        try:
            answer = await self._answer(request)
        except Cut as cut:
            _cut(writer, reset=cut.reset)
            return False
        except Silence as silence:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(reader.read(1), silence.seconds)
            return False
        self._write(writer, answer, head=request.method == "HEAD")
        await writer.drain()
        return request.keeps_open and answer.promised_bytes is None

    async def _answer(self, request: Request) -> Answer:
        if request.path.startswith(v1.PREFIX):
            return await answer_v1(self.site, request)
        try:
            if request.path.startswith(control.PREFIX):
                return answer_control(self.site, request)
            return pages.answer(self.site, request)
        except Problem as problem:
            body = error_body(problem.code, problem.subcode, problem.message)
            return json_answer(body, problem.status)

    def _write(self, writer: asyncio.StreamWriter, answer: Answer, *, head: bool) -> None:
        at = time.time() + self.site.society.clock.skew_seconds
        write_answer(writer, answer, head=head, at=at)


def _cut(writer: asyncio.StreamWriter, *, reset: bool) -> None:
    if reset:
        connection: socket.socket = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_ONCE)
    writer.transport.abort()
