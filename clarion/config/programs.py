"""Which programs make up Clarion: what `clarion run` starts, in this order, and keeps running."""

import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from clarion.config.supervisor import Program
from clarion.kit.lanes import Lane

# Live screens stay open for hours; at the end they are let go and come back by themselves.
OPEN_SCREENS_SECONDS_MAX = 3
# Sending must hear the network's answer, or somebody has to look whether the words went out.
LANE_SECONDS_MAX = 30.0


def programs_of_clarion(
    *, bind: str, port: int, trusted_proxies: Sequence[str] = (), has_stream: bool = False
) -> list[Program]:
    """The tables brought up to date, then the web, a worker for each lane, and the mail lines.

    Where there is a stream, also one who keeps what it hands out.
    """
    return [
        Program(
            name="migrate", argv=_clarion("migrate", "--no-input", "--verbosity", "0"), once=True
        ),
        _web(bind=bind, port=port, trusted_proxies=trusted_proxies),
        *(
            Program(name=lane, argv=_clarion("work", lane), finish_seconds_max=LANE_SECONDS_MAX)
            for lane in Lane
        ),
        Program(name="watch", argv=_clarion("watch"), finish_seconds_max=2),
        *(
            [Program(name="keep", argv=_clarion("listen"), finish_seconds_max=LANE_SECONDS_MAX)]
            if has_stream
            else []
        ),
    ]


def programs_of_town(*, port: int, state: Path, wanted: Callable[[], bool]) -> list[Program]:
    """The demonstration town: opened before anybody works, its network, and who lives there."""
    return [
        Program(name="town", argv=_clarion("town", "open"), once=True, wanted=wanted),
        replace(fakenet(port=port, state=state), wanted=wanted),
        Program(name="town", argv=_clarion("town", "play"), wanted=wanted, finish_seconds_max=2),
    ]


def fakenet(*, port: int, state: Path) -> Program:
    """The pretended network of the demonstration town, which keeps what happened in `state`."""
    argv = ("-m", "fakenet", "--port", str(port), "--state", str(state))
    return Program(name="fakenet", argv=(sys.executable, *argv), ready=_answers("127.0.0.1", port))


def free_port(bind: str, *, after: int) -> int:
    """Return the first port behind `after` that a program of ours can have."""
    return next(port for port in range(after + 1, 65_536) if _can_be_had(bind, port))


def is_taken(bind: str, port: int) -> bool:
    """Whether another program answers there already, so that ours would start in vain."""
    return _answers(bind, port)()


def _web(*, bind: str, port: int, trusted_proxies: Sequence[str]) -> Program:
    # Who called is believed from a proxy only if the administrator named the proxy.
    proxies = (
        ("--proxy-headers", "--forwarded-allow-ips", ",".join(trusted_proxies))
        if trusted_proxies
        else ("--no-proxy-headers",)
    )
    where = ("--host", bind, "--port", str(port))
    # No log of callers: it would hold residents' addresses.
    manners = (
        "--log-level",
        "warning",
        "--no-access-log",
        "--no-server-header",
        "--lifespan",
        "off",
    )
    patience = ("--timeout-graceful-shutdown", str(OPEN_SCREENS_SECONDS_MAX))
    argv = (sys.executable, "-m", "uvicorn", "clarion.config.asgi:application")
    return Program(
        name="web",
        argv=(*argv, *where, *manners, *patience, *proxies),
        is_door=True,
        ready=_answers(bind, port),
        finish_seconds_max=OPEN_SCREENS_SECONDS_MAX + 2,
    )


def _clarion(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "clarion", *words)


def _answers(bind: str, port: int) -> Callable[[], bool]:
    def knock() -> bool:
        with socket.socket(_family(bind), socket.SOCK_STREAM) as line:
            line.settimeout(0.2)
            return line.connect_ex((bind, port)) == 0

    return knock


def _can_be_had(bind: str, port: int) -> bool:
    """Somebody may hold a port at which nobody answers: one end of a connection, for example."""
    with socket.socket(_family(bind), socket.SOCK_STREAM) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((bind, port))
        except OSError:
            return False
    return True


def _family(bind: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in bind else socket.AF_INET
