"""A FakeNet for each test, and an office on it; real servers for whoever names one."""

from collections.abc import Iterator

import pytest

import fakenet
from tests.makers.desk import Desk, a_desk


def pytest_configure(config: pytest.Config) -> None:
    """Let tests name `bluesky` and `mail`."""
    config.pluginmanager.import_plugin("tests.peers.fixtures")


@pytest.fixture
def net(settings: object) -> Iterator[fakenet.FakeNet]:
    """Run a network of one's own; connectors may call it although it is on this machine."""
    with fakenet.running() as net:
        settings.ALLOWED_PRIVATE_HOSTS = [net.url.removeprefix("http://")]  # type: ignore[attr-defined]
        yield net


@pytest.fixture
def desk(net: fakenet.FakeNet, committed: None) -> Desk:
    """An office whose rows are really committed, as delivery demands."""
    return a_desk(net)
