"""FakeNet's plug proves what every plug must."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import clarion.channels.connectors.fakenet as package
from clarion.channels.conformance import READING, SENDING, Stage
from clarion.channels.contract import Access, Connector, Outgoing
from fakenet import FakeNet, running
from tests.channels.fakenet.accounts import PLUG, access_to, outgoing


class FakeNetStage:
    """FakeNet, failing on command."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def __init__(self, net: FakeNet) -> None:
        self._net = net
        self._access = access_to(net, net.account("townhall"))

    def access(self) -> Access:
        return self._access

    def outgoing(self, text: str, key: str) -> Outgoing:
        return outgoing(text, key=key)

    def published(self) -> int:
        return len(self._net.posts(author="townhall"))

    def below(self, remote_id: str) -> str:
        parents = {post.id: post.parent_id for post in self._net.posts(author="townhall")}
        return parents[remote_id] or ""

    def accept_and_hang_up(self) -> None:
        self._net.fault("posts.create", "drop_after", times=1)

    def accept_and_answer(self, status: int) -> None:
        self._net.fault(
            "posts.create", "error_after", status=status, code="something_quite_new", times=1
        )

    def hang_up(self) -> None:
        self._net.fault("posts.create", "drop_before", times=1)

    def refuse(self, status: int, code: str, message: str) -> None:
        self._net.fault(
            "posts.create", "refuse", status=status, code=code, message=message, times=1
        )

    def send_elsewhere(self, url: str) -> None:
        self._net.fault("*", "redirect", to=url)


@pytest.fixture(scope="module")
def network() -> Iterator[FakeNet]:
    with running() as net:
        yield net


@pytest.fixture
def stage(network: FakeNet) -> Stage:
    network.reset()
    return FakeNetStage(network)


@pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Stage], None], stage: Stage) -> None:
    check(stage)
