"""How soon a post that a network's stream tells of is a row: the source, its lane and the clock.

`bin/bench looks [RATE [SECONDS]]`: so many posts a second (50), for so long (60). A double of
Jetstream tells of them; a worker of the lane reads it as in any house. `p95_seconds` is from the
moment in which a post was written to the moment in which a look at the database finds it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from benchmarks.arrival import PYTHON, a_database, start

POST: Final = "app.bsky.feed.post"
# As a network does, it tells of each thing as it comes, and of what lies a moment back when asked.
LOOK_EVERY: Final = 0.02
RATE: Final = 50.0
SECONDS: Final = 60.0
PATIENCE_SECONDS: Final = 60
WARM_SECONDS: Final = 40
WARM_POSTS: Final = 20


class Network:
    """Remembers what was written, and tells everybody who listens from where they left."""

    def __init__(self) -> None:
        self._told: list[tuple[int, str]] = []
        self._lock = Lock()
        self.over = Event()
        self.pauses: list[float] = []  # between two lines, in which nobody listened
        self._left: float | None = None

    def write(self, text: str) -> None:
        """Let somebody write one post."""
        now = datetime.now(UTC)
        at = int(now.timestamp() * 1_000_000)
        record = {"text": text, "createdAt": now.isoformat()}
        commit = {"operation": "create", "collection": POST, "rkey": str(at), "record": record}
        did = f"did:plc:a{at}"
        event = {"did": did, "time_us": at, "kind": "commit", "commit": commit}
        with self._lock:
            self._told.append((at, json.dumps(event)))

    def speak(self, line: ServerConnection) -> None:
        """Tell one listener, until the line ends."""
        assert line.request is not None
        asked = parse_qs(urlsplit(line.request.path).query)
        since = int(asked.get("cursor", ["0"])[0])
        if self._left is not None:
            self.pauses.append(round(time.monotonic() - self._left, 2))
        place = 0 if since else len(self._told)
        try:
            while not self.over.is_set():
                fresh = self._told[place:]
                for at, event in fresh:
                    if at >= since:
                        line.send(event)
                place += len(fresh)
                time.sleep(LOOK_EVERY)
        except ConnectionClosed:
            self._left = time.monotonic()


def main() -> None:
    """Measure, and print one line of JSON."""
    asked = [float(one) for one in sys.argv[1:3]]
    rate, seconds = (*asked, *(RATE, SECONDS)[len(asked) :])
    network = Network()
    with (
        tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder,
        serve(network.speak, "127.0.0.1", 0) as server,
        ExitStack() as running,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.socket.getsockname()[1]}"
        running.enter_context(a_database(Path(folder)))
        print(json.dumps(measured(network, host, running, rate=rate, seconds=seconds)))
        network.over.set()
        server.shutdown()


def measured(
    network: Network, host: str, running: ExitStack, *, rate: float, seconds: float
) -> dict[str, Any]:
    """Return how old posts were when they could be seen."""
    os.environ["CLARION_ALLOWED_HOSTS"] = host
    words = [*PYTHON, "benchmarks._looks", host, str(int(rate * seconds))]
    words.append(str(WARM_SECONDS + seconds + PATIENCE_SECONDS))
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        watching.stdout.readline()  # it is ready
        start(running, "clarion", "work", "listen")
        for number in range(WARM_POSTS):
            time.sleep(WARM_SECONDS / WARM_POSTS)
            network.write(f"no water, warming up {number}")
        began = time.monotonic()
        for number in range(int(rate * seconds)):
            time.sleep(max(began + number / rate - time.monotonic(), 0))
            network.write(f"no water in street {number}")
        said = watching.stdout.read()
    figures: dict[str, Any] = json.loads(said.splitlines()[-1])
    return {f"look_{name}": value for name, value in figures.items()} | {
        "posts_per_second": rate,
        "look_pauses_seconds": network.pauses,
        "load": os.getloadavg()[0],
    }


if __name__ == "__main__":
    main()
