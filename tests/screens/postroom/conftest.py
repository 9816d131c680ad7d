"""A desk on a FakeNet of its own, for the postroom's screens."""

from collections.abc import Iterator

import pytest

import fakenet
from tests.makers.desk import Desk, a_desk


@pytest.fixture
def net(settings: object) -> Iterator[fakenet.FakeNet]:
    """Run a network of one's own; connectors may call it although it is on this machine."""
    with fakenet.running() as net:
        settings.ALLOWED_PRIVATE_HOSTS = [net.url.removeprefix("http://")]  # type: ignore[attr-defined]
        yield net


@pytest.fixture
def desk(db: None, net: fakenet.FakeNet) -> Desk:
    """An exercise office with one account."""
    return a_desk(net)
