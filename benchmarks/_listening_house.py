"""The parts of `bin/bench listening` that need a database: keeping, and arrival to visible."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import psutil

from benchmarks._lanes import phrase, said
from benchmarks.webhooks import PYTHON, free_port, wait_for
from clarion.channels.contract import Raw, Temporary
from clarion.channels.stream import JetStream
from clarion.config.postgres.postmaster import Postmaster

WATCHES: Final = 100
KEPT_POSTS: Final = 5_000
ONE_CORE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# Bursts of the network: (posts a second, for how many seconds, by when 95 in 100 must be seen).
BURSTS: Final = ((50, 120, 5), (700, 60, 15))
LISTENERS: Final = 2
STEPS_A_SECOND: Final = 10
PATIENCE_SECONDS: Final = 90


def keeping(home: Path) -> dict[str, Any]:
    """Return how many posts a second are parsed, sifted, read, grouped and kept."""
    ears = office("open", "ears", str(WATCHES), "2")
    figures: dict[str, Any] = {}
    seed = 1
    for share in (0.05, 1.0):
        for cores in (1, 2):
            name = f"kept_watched_{round(100 * share)}_percent_{cores}_core"
            seed += cores
            figures |= of_keepers(home, ears["sources"][:cores], share, seed, name)
    counted = office("kept", str(ears["office_id"]))
    figures["kept_found_twice_or_lost"] = counted["found"] - counted["kept"]
    # What waits to be read with care would take the next part's time.
    office("clear", str(ears["office_id"]))
    return figures


def of_keepers(
    home: Path, sources: list[int], share: float, seed: int, name: str
) -> dict[str, Any]:
    """Let as many workers as sources keep at the same moment, each its own source."""
    postmaster = Postmaster.of(home / "postgres")
    assert postmaster is not None
    words = [str(share), str(WATCHES), str(KEPT_POSTS)]
    running = [
        subprocess.Popen(
            [*PYTHON, "benchmarks._keeping", str(source), *words, str(100 * seed + source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_CORE,
            text=True,
        )
        for source in sources
    ]
    for one in running:
        hear(one, "ready")
    began = database_seconds(postmaster.process)
    for one in running:
        tell(one, "keep")
    for one in running:
        hear(one, "kept")
    kept = database_seconds(postmaster.process)
    tell(running[0], "group")
    found = [json.loads(one.communicate()[0].splitlines()[-1]) for one in running]
    grouped = database_seconds(postmaster.process)
    posts = sum(one["posts"] for one in found)
    spent = {
        "parse_filter_read_keep": sum(one["cpu_seconds"] for one in found),
        "database": kept - began,
        "group": sum(one["grouping_cpu_seconds"] for one in found),
        "database_while_grouping": grouped - kept,
    }
    until_kept = spent["parse_filter_read_keep"] + spent["database"]
    return {
        f"{name}_posts_per_second": round(sum(one["posts"] / one["seconds"] for one in found)),
        f"{name}_posts_per_core_second": round(posts / sum(spent.values())),
        f"{name}_until_kept_posts_per_core_second": round(posts / until_kept),
        f"{name}_microseconds_per_post": {
            stage: round(1e6 * seconds / posts) for stage, seconds in spent.items()
        },
        f"{name}_memory_mb": max(one["memory_mb"] for one in found),
    }


def hear(worker: "subprocess.Popen[str]", word: str) -> None:
    """Wait until a worker says that it is so far."""
    assert worker.stdout is not None
    said = worker.stdout.readline().strip()
    if said != word:
        raise SystemExit(f"listening: a worker that should be {word} says {said!r}")


def tell(worker: "subprocess.Popen[str]", word: str) -> None:
    """Tell a worker what to do next; the others wait, or have nothing more to do."""
    assert worker.stdin is not None
    worker.stdin.write(f"{word}\n")
    worker.stdin.flush()


def heard(home: Path) -> dict[str, Any]:
    """Return how soon what is put on the stream can be seen, at an even pace and in a burst."""
    if not shutil.which("nats-server"):
        names = [named(rate) for rate, _, _ in BURSTS]
        why = "there is no nats-server here (bin/setup-peers)"
        return dict.fromkeys(names) | {"not_measured": dict.fromkeys(names, why)}
    figures: dict[str, Any] = {}
    with nats(home) as url:
        os.environ["STREAM_URL"] = url
        for rate, seconds, promised in BURSTS:
            name = named(rate)
            figures[name] = burst(url, rate=rate, seconds=seconds)
            figures[name]["p95_promised_seconds"] = promised
    return figures


def named(rate: int) -> str:
    """Return what the figures of a burst are called."""
    return f"heard_{rate}_a_second"


def burst(url: str, *, rate: int, seconds: int) -> dict[str, Any]:
    """Put so many on the stream, all of them watched for, and look when each can be seen."""
    ears = office("open", f"burst-{rate}", str(WATCHES), "1")
    office_id, number = str(ears["office_id"]), rate * seconds
    until = str(seconds + PATIENCE_SECONDS)
    with listeners():
        warm(url, f"warm-{rate}")
        looking = subprocess.Popen(
            [*PYTHON, "benchmarks._listening_office", "watch", office_id, str(number), until],
            stdout=subprocess.PIPE,
        )
        assert looking.stdout is not None
        looking.stdout.readline()  # it looks by now
        load, began = os.getloadavg()[0], time.monotonic()
        poured = pour(url, ears["sources"][0], rate=rate, seconds=seconds)
        took = time.monotonic() - began
        seen: dict[str, Any] = json.loads(looking.communicate()[0].splitlines()[-1])
    counted = office("kept", office_id)
    return seen | {
        "posted": poured,
        "posted_in_seconds": round(took, 1),
        "lost": poured - counted["kept"],
        "read_with_care_by_then": counted["read"],
        "load": round(load, 1),
    }


@contextmanager
def listeners() -> Iterator[None]:
    """Run `clarion listen` as often as there are cores, and the worker that reads with care."""
    commands = [("listen",)] * LISTENERS + [("work", "read")]
    running = [
        subprocess.Popen([*PYTHON, "clarion", *words], env=os.environ | ONE_CORE, stdout=sys.stderr)
        for words in commands
    ]
    try:
        yield
    finally:
        for one in running:
            one.send_signal(signal.SIGTERM)
        for one in running:
            with suppress(subprocess.TimeoutExpired):
                one.wait(20)
            one.kill()


def warm(url: str, name: str) -> None:
    """Wait until all of them have loaded what they read with: each draws some of these."""
    other = office("open", name, str(WATCHES), "1")
    for most in range(1, LISTENERS + 1):
        pour(url, other["sources"][0], rate=50, seconds=2)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            counted = office("kept", str(other["office_id"]))
            if counted["kept"] >= 100 * most and counted["read"] == counted["kept"]:
                break
            time.sleep(1)


def pour(url: str, source_id: int, *, rate: int, seconds: int) -> int:
    """Put them on the stream at an even pace, each stamped with that moment."""
    texts, poured = said(), 0
    with JetStream([url], copies=1) as stream:
        began = time.monotonic()
        for step in range(seconds * STEPS_A_SECOND):
            time.sleep(max(0.0, began + step / STEPS_A_SECOND - time.monotonic()))
            some = [
                a_post(number, texts[number % len(texts)])
                for number in range(poured, rate * (step + 1) // STEPS_A_SECOND)
            ]
            stream.pour(source_id=source_id, raws=some)
            poured += len(some)
    return poured


def a_post(number: int, text: str) -> Raw:
    """Return a post of now that one of the watches looks for."""
    name = f"{time.time_ns()}-{number}"
    author = f"did:{number % 5_000}"
    post = {
        "id": name,
        "text": f"{phrase(number % WATCHES)} {text}",
        "author": author,
        "at": datetime.now(UTC).isoformat(),
    }
    return Raw(fingerprint=name, body=json.dumps(post).encode(), voice=author)


@contextmanager
def nats(home: Path) -> Iterator[str]:
    """Run one server; yield its address once it answers."""
    port = free_port()
    command = ["nats-server", "-a", "127.0.0.1", "-p", str(port), "-js", "-sd", str(home / "nats")]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    url = f"nats://127.0.0.1:{port}"
    try:
        wait_for(port)
        with JetStream([url], copies=1) as stream:
            for _ in range(50):
                with suppress(Temporary):
                    stream.lag()
                    break
                time.sleep(0.2)
        yield url
    finally:
        running.terminate()
        running.wait()


def office(*words: str) -> dict[str, Any]:
    """Ask Clarion itself, in a process that has its settings."""
    command = [*PYTHON, "benchmarks._listening_office", *words]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


def database_seconds(postmaster: psutil.Process) -> float:
    """Return the processor time that the database has taken, with its connections."""
    spent = 0.0
    for one in (postmaster, *postmaster.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            spent += times.user + times.system
    # What a connection took that is over by now is its parent's.
    ended = postmaster.cpu_times()
    return spent + ended.children_user + ended.children_system
