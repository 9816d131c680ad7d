"""How soon a message that somebody posts is on an open desk: hook, sorting, triage, stream.

FakeNet, PostgreSQL, the web and a worker for each lane run as processes of their own, as under
`clarion run`. Messages are posted at an even pace (`--rate`, `--seconds`) while one person has the
desk open. The line of JSON at the end:

    posted      how many messages were posted
    seconds     how long posting them took
    p50, p95, max   seconds from before the post to the event in the stream
    lost        messages that are not in the database at the end
    untriaged   messages that are there without a case
    unseen      messages whose case the stream never named
    drained     seconds from the last post to the last event
    by_hook     how many came by the hook; the others were found by the poll
    cpu_seconds processor time that each process took while messages came in
    load        other work on this machine: its load before the measurement began
    memory_mb   proportional memory of each process at the end, with its children
"""

import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import psutil

import fakenet
from benchmarks.webhooks import PYTHON, WEB, free_port, wait_for
from clarion.config.postgres import Engine
from clarion.config.postgres.postmaster import Postmaster

LANES: Final = ("send", "receive", "read", "slow")
DRAIN_SECONDS_MAX: Final = 60
SETTLE_SECONDS: Final = 3
WORDS: Final = (
    "no water in Mill Lane since six",
    "is the bridge open to lorries?",
    "thank you, the crew was here within minutes",
    "the lamp outside the school has been dark for a week",
    "when will the bins be emptied in Quay Street?",
)


@dataclass(slots=True)
class Screen:
    """A browser's line to the desk: notes when each case was first named."""

    port: int
    session: str
    seen: dict[int, float] = field(default_factory=dict)
    open: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Read for as long as the other side tells; runs in a thread that nobody waits for."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"sessionid={self.session}", "Accept": "text/event-stream"}
        line.request("GET", "/bench/desk/live/", headers=headers)
        answer = line.getresponse()
        assert answer.status == 200, answer.status
        while words := answer.readline():
            self.open.set()
            about = words.decode().partition('"about": "case:')[2].partition('"')[0]
            if about:
                self.seen.setdefault(int(about), time.monotonic())


def main() -> None:
    """Run everything, post, wait until all is seen, and print the figures."""
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and so take everything down with us
    with tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        stack.enter_context(a_database(home))
        programs, port = stack.enter_context(a_clarion(home))
        print(json.dumps(measure(home, programs, port, rate=asked.rate, seconds=asked.seconds)))


def measure(
    home: Path, programs: dict[str, psutil.Process], port: int, *, rate: int, seconds: int
) -> dict[str, Any]:
    """Post at that pace to a desk that is open, and say when all was seen."""
    net = fakenet.at((home / "fakenet.txt").read_text().strip())
    opened = desk("open", net.url, net.account("townhall").password)
    screen = Screen(port, opened["session"])
    threading.Thread(target=screen.watch, daemon=True).start()
    assert screen.open.wait(30), "the desk's stream did not open"
    time.sleep(SETTLE_SECONDS)
    load, before = os.getloadavg()[0], cpu(programs)
    posted = post(net, rate=rate, seconds=seconds)
    wait_until_seen(screen, len(posted))
    took = {name: round(spent - before[name], 1) for name, spent in cpu(programs).items()}
    cases = desk("cases", str(opened["office_id"]))["cases"]
    found = figures(posted, cases, screen, net)
    return found | {"cpu_seconds": took, "load": round(load, 1), "memory_mb": memory(programs)}


def arguments() -> argparse.Namespace:
    """Take how long and how fast."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=50, help="messages in a second")
    return parser.parse_args()


@contextmanager
def a_database(home: Path) -> Iterator[None]:
    """Run PostgreSQL in a home of its own, ready for use; what is started next finds it."""
    engine = Engine(home)
    try:
        os.environ |= {
            "CLARION_HOME": str(home),
            "DATABASE_URL": engine.start(),
            "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
        }
        subprocess.run([*PYTHON, "clarion", "migrate", "--verbosity", "0"], check=True)
        yield
    finally:
        engine.stop()


@contextmanager
def a_clarion(home: Path) -> Iterator[tuple[dict[str, psutil.Process], int]]:
    """Run every program beside that database; yield them by name, and the port of the web."""
    port, announced = free_port(), home / "fakenet.txt"
    with ExitStack() as running:
        net = start(running, "fakenet", "--port", "0", "--announce", str(announced))
        while not announced.exists():
            time.sleep(0.1)
        os.environ |= {
            "CLARION_URL": f"http://127.0.0.1:{port}",
            "CLARION_ALLOWED_HOSTS": announced.read_text().strip().removeprefix("http://"),
        }
        web = start(running, *WEB, "--port", str(port), "--timeout-graceful-shutdown", "1")
        workers = {lane: start(running, "clarion", "work", lane) for lane in LANES}
        wait_for(port)
        postmaster = Postmaster.of(home / "postgres")
        assert postmaster is not None
        programs = {"database": postmaster.process, "fakenet": net, "web": web} | workers
        yield programs, port


def start(running: ExitStack, *words: str) -> psutil.Process:
    """Start `python -m WORDS` until the end of the measurement."""
    process = subprocess.Popen([*PYTHON, *words], stdout=sys.stderr)
    running.callback(process.wait)
    running.callback(process.terminate)
    return psutil.Process(process.pid)


def desk(*words: str) -> dict[str, Any]:
    """Ask Clarion itself, in a process that has its settings."""
    command = [*PYTHON, "benchmarks._arrival_desk", *words]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def post(net: fakenet.FakeNet, *, rate: int, seconds: int) -> dict[int, float]:
    """Post at an even pace; return when each was about to be posted."""
    begin, posted = time.monotonic(), {}
    for number in range(rate * seconds):
        time.sleep(max(begin + number / rate - time.monotonic(), 0))
        words = f"@townhall {WORDS[number % len(WORDS)]} (number {number})"
        posted[number] = time.monotonic()
        net.act([{"as": f"resident{number % 400}", "do": "post", "text": words}])
    return posted


def wait_until_seen(screen: Screen, many: int) -> None:
    """Give what is under way a while to arrive."""
    deadline = time.monotonic() + DRAIN_SECONDS_MAX
    while len(screen.seen) < many and time.monotonic() < deadline:
        time.sleep(0.5)


def figures(
    posted: dict[int, float], cases: dict[str, int | None], screen: Screen, net: fakenet.FakeNet
) -> dict[str, Any]:
    """Say what became of every message that was posted."""
    placed = {int(number): case for number, case in cases.items()}
    took = sorted(
        screen.seen[case] - posted[number]
        for number, case in placed.items()
        if case is not None and case in screen.seen
    )
    cuts = statistics.quantiles(took, n=100)
    times = list(posted.values())
    delivered = {one.event for one in net.deliveries() if one.status == 200}
    return {
        "posted": len(posted),
        "seconds": round(times[-1] - times[0], 1),
        "p50": round(cuts[49], 2),
        "p95": round(cuts[94], 2),
        "max": round(took[-1], 2),
        "lost": len(posted.keys() - placed.keys()),
        "untriaged": sum(case is None for case in placed.values()),
        "unseen": len(placed) - len(took),
        "drained": round(max(screen.seen.values()) - times[-1], 2),
        "by_hook": len(delivered),
    }


def cpu(programs: dict[str, psutil.Process]) -> dict[str, float]:
    """Return the processor time that each program and its children have taken, in seconds."""
    found = {}
    for name, process in programs.items():
        spent = [one.cpu_times() for one in (process, *process.children(recursive=True))]
        found[name] = sum(one.user + one.system for one in spent)
    return found


def memory(programs: dict[str, psutil.Process]) -> dict[str, int]:
    """Return the proportional memory of each program and its children, in MB."""
    return {
        name: sum(_bytes(one) for one in (process, *process.children(recursive=True))) // 1_000_000
        for name, process in programs.items()
    }


def _bytes(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0


if __name__ == "__main__":
    main()
