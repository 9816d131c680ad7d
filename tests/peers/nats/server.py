"""A real NATS cluster of three on this machine, each with its own folder; one can be killed."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from tests.peers.ports import answers, free_port
from tests.peers.server import running
from tests.peers.waiting import wait_until

NATS = Path("/usr/sbin/nats-server")
NODES = 3

SETTINGS = """
server_name: node{number}
listen: 127.0.0.1:{port}
jetstream {{ store_dir: "{folder}", max_file_store: 8GB }}
cluster {{ name: clarion, listen: 127.0.0.1:{between}, routes: [{routes}] }}
"""

ALONE = """
listen: 127.0.0.1:{port}
jetstream {{ store_dir: "{folder}", max_file_store: 8GB }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where its nodes answer, and their processes."""

    urls: list[str]
    nodes: list[Popen[bytes]] = field(default_factory=list)

    def kill(self, number: int) -> None:
        """End one node as a power cut would."""
        self.nodes[number].kill()
        self.nodes[number].wait()


@contextmanager
def nats_cluster() -> Iterator[Cluster]:
    """Run three nodes until the block ends."""
    with (
        tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name,
        ExitStack() as nodes,
    ):
        ports = [free_port() for _ in range(2 * NODES)]
        routes = ", ".join(f'"nats://127.0.0.1:{port}"' for port in ports[NODES:])
        cluster = Cluster(urls=[f"nats://127.0.0.1:{port}" for port in ports[:NODES]])
        for number in range(NODES):
            folder = Path(name) / str(number)
            folder.mkdir()
            settings = folder / "nats.conf"
            settings.write_text(
                SETTINGS.format(
                    number=number,
                    port=ports[number],
                    between=ports[NODES + number],
                    folder=folder / "store",
                    routes=routes,
                )
            )
            argv = [str(NATS), "--config", str(settings)]
            cluster.nodes.append(nodes.enter_context(running(argv, log=folder / "said")))
        for port in ports[:NODES]:
            wait_until(lambda port=port: answers(port), what="NATS")
        yield cluster


@contextmanager
def nats_alone() -> Iterator[Cluster]:
    """Run one server by itself until the block ends."""
    with tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name:
        port, folder = free_port(), Path(name)
        settings = folder / "nats.conf"
        settings.write_text(ALONE.format(port=port, folder=folder / "store"))
        with running([str(NATS), "--config", str(settings)], log=folder / "said") as node:
            wait_until(lambda: answers(port), what="NATS")
            yield Cluster(urls=[f"nats://127.0.0.1:{port}"], nodes=[node])
