"""A network of its own for each test, an office on it, and a place for its webhooks."""

from collections.abc import Iterator

import httpx
import pytest

import fakenet
from tests.fakenet.receiver import Receiver, receiving


@pytest.fixture
def net() -> Iterator[fakenet.FakeNet]:
    with fakenet.running() as running:
        yield running


@pytest.fixture
def office(net: fakenet.FakeNet) -> fakenet.Account:
    return net.account("townhall")


@pytest.fixture
def api(net: fakenet.FakeNet, office: fakenet.Account) -> Iterator[httpx.Client]:
    """The network as the office's software sees it."""
    headers = {"Authorization": f"Bearer {office.token}"}
    with httpx.Client(base_url=net.url, headers=headers, timeout=10) as client:
        yield client


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one
