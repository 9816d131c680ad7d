"""How many signed events one web process takes in 10 s, how soon it answers, what it loses."""

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import fakenet
from clarion.config.postgres import Engine

EVENTS: Final = 5_000
SECONDS: Final = 10
EVERY_NTH_FORGED: Final = 10  # on top of the events
CLIENTS: Final = 2  # processes, each with so many open connections:
CONNECTIONS: Final = 25
START_SECONDS_MAX: Final = 60
PYTHON: Final = (sys.executable, "-m")
WEB: Final = (
    *("uvicorn", "clarion.config.asgi:application", "--no-proxy-headers"),
    *("--log-level", "warning", "--no-access-log", "--lifespan", "off"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """Where the events go, whose they are, and with what they are signed."""

    port: int
    hook: str
    secret: str
    remote_id: str
    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One event on its way, due so many seconds after the start."""

    due: float
    request: bytes
    forged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """How long after it was due an event was answered, and with which status."""

    due: float
    seconds: float
    status: int
    forged: bool


def main() -> None:
    """Send at an even pace from separate processes and print the figures as one line of JSON."""
    with (
        tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder,
        fakenet.running() as net,
        an_office(Path(folder), net) as hook,
    ):
        acks = send(hook)
        stored = int(desk("count", str(hook.office_id))["stored"])
    print(json.dumps(figures(acks, stored=stored)))


def figures(acks: list[Ack], *, stored: int) -> dict[str, Any]:
    """Say what became of the events; a slow answer counts from when its event was due."""
    genuine = sorted(ack.seconds * 1000 for ack in acks if not ack.forged)
    forged = [ack for ack in acks if ack.forged]
    cuts = statistics.quantiles(genuine, n=100)
    return {
        "events": len(genuine),
        "seconds": round(max(ack.due + ack.seconds for ack in acks), 2),
        "p50_ms": round(cuts[49], 1),
        "p99_ms": round(cuts[98], 1),
        "max_ms": round(genuine[-1], 1),
        "acknowledged": sum(ack.status == 200 for ack in acks if not ack.forged),
        "lost": len(genuine) - stored,
        "forged": len(forged),
        "forged_rejected": sum(ack.status == 401 for ack in forged),
    }


@contextmanager
def an_office(home: Path, net: fakenet.FakeNet) -> Iterator[Hook]:
    """Run a database and one web process of Clarion's own, with an account on FakeNet."""
    port = free_port()
    engine = Engine(home)
    os.environ |= {
        "CLARION_HOME": str(home),
        "CLARION_URL": f"http://127.0.0.1:{port}",
        "CLARION_ALLOWED_HOSTS": net.url.removeprefix("http://"),
        "DATABASE_URL": engine.start(),
        "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
    }
    try:
        subprocess.run([*PYTHON, "clarion", "migrate", "--verbosity", "0"], check=True)
        with subprocess.Popen([*PYTHON, *WEB, "--port", str(port)]) as web:
            try:
                wait_for(port)
                account = net.account("townhall")
                yield Hook(port=port, **desk("open", net.url, account.password))
            finally:
                web.terminate()
    finally:
        engine.stop()


def desk(*words: str) -> dict[str, Any]:
    """Ask Clarion itself, in a process that has its settings."""
    command = [*PYTHON, "benchmarks._webhooks_desk", *words]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def send(hook: Hook) -> list[Ack]:
    """Let separate processes send everything at its time; return all answers."""
    sendings = list(planned(hook))
    start = time.time() + 2
    with ProcessPoolExecutor(CLIENTS, mp_context=get_context("spawn")) as clients:
        shares = [sendings[n::CLIENTS] for n in range(CLIENTS)]
        answers = [clients.submit(send_share, hook.port, start, share) for share in shares]
        return [ack for answer in answers for ack in answer.result()]


def planned(hook: Hook) -> Iterator[Sending]:
    """Spread the events evenly; every so often comes one that somebody else has signed."""
    for n in range(EVENTS):
        due = n * SECONDS / EVENTS
        yield Sending(due=due, request=request(hook, n, secret=hook.secret), forged=False)
        if n % EVERY_NTH_FORGED == 0:
            forged = request(hook, EVENTS + n, secret="another account's")
            yield Sending(due=due, request=forged, forged=True)


def request(hook: Hook, number: int, *, secret: str) -> bytes:
    """Return one event as FakeNet posts it, byte for byte."""
    maya = {"id": "acct_maya", "handle": "maya", "name": "Maya"}
    words = f"@townhall no water in Mill Lane since six, house {number}. Is it the burst main?"
    post = {"id": f"bench_{number}", "edge": "public", "author": maya, "text": words}
    event = {"id": f"bench_{number}", "type": "post.created", "actor": maya, "post": post}
    said = {"account": {"id": hook.remote_id, "handle": "townhall"}, "events": [event]}
    body, seconds = json.dumps(said).encode(), int(time.time())
    head = (
        f"POST /hooks/{hook.hook}/ HTTP/1.1\r\nHost: 127.0.0.1:{hook.port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        f"X-Fakenet-Signature: t={seconds},v1={fakenet.sign(secret, seconds, body)}\r\n\r\n"
    )
    return head.encode() + body


def send_share(port: int, start: float, share: list[Sending]) -> list[Ack]:
    """Send one process's share; runs in a process of its own."""
    return asyncio.run(_send_share(port, start, share))


async def _send_share(port: int, start: float, share: list[Sending]) -> list[Ack]:
    waiting = iter(share)  # each connection takes the next one as soon as it is free
    lines = (_send_on_one_line(port, start, waiting) for _ in range(CONNECTIONS))
    return [ack for acks in await asyncio.gather(*lines) for ack in acks]


async def _send_on_one_line(port: int, start: float, waiting: Iterator[Sending]) -> list[Ack]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    acks = []
    for sending in waiting:
        due = start + sending.due
        await asyncio.sleep(max(due - time.time(), 0))
        writer.write(sending.request)
        status = await _status(reader)
        seconds = time.time() - due
        acks.append(Ack(due=sending.due, seconds=seconds, status=status, forged=sending.forged))
    writer.close()
    return acks


async def _status(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    await reader.readexactly(int(length))
    return int(head.split(" ", 2)[1])


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody answers there."""
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the web process did not start")


if __name__ == "__main__":
    main()
