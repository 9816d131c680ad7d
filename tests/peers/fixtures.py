"""Real servers for any test that names one: `bluesky`, `clamav`, `mail`, `specification`.

A folder whose tests need them loads this file in its conftest, as tests/peers/conftest.py does.
"""

from collections.abc import Iterator

import pytest

from tests.peers.bluesky.network import Network, bluesky_network
from tests.peers.clamav.server import ClamAV
from tests.peers.clamav.server import clamav as clamav_server
from tests.peers.mail.server import MailServer, mail_server
from tests.peers.nats.server import Cluster, nats_cluster
from tests.peers.specification.server import Specifications, specifications

PEERS = ("bluesky", "clamav", "mail", "specification")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all tests of one server, so that it is not started twice."""
    for item in items:
        if item.get_closest_marker("xdist_group"):
            continue  # somebody with a dearer thing to start was first
        for peer in PEERS:
            if peer in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(peer))


@pytest.fixture(scope="session")
def bluesky() -> Iterator[Network]:
    """A whole Bluesky network."""
    with bluesky_network() as network:
        yield network


@pytest.fixture(scope="session")
def clamav() -> Iterator[ClamAV]:
    """A virus scanner that knows one pretended virus."""
    with clamav_server() as scanner:
        yield scanner


@pytest.fixture(scope="session")
def mail() -> Iterator[MailServer]:
    """A mail server with SMTP, IMAP and bounces."""
    with mail_server() as server:
        yield server


@pytest.fixture
def nats() -> Iterator[Cluster]:
    """A NATS cluster of three, of which a test may kill one."""
    with nats_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def specification() -> Iterator[Specifications]:
    """Servers made from what vendors publish about theirs, each when it is first asked for."""
    with specifications() as served:
        yield served
