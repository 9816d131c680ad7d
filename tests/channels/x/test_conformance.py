"""X's plug proves what every plug must, against the double."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import clarion.channels.connectors.x as package
from clarion.channels.conformance import READING, SENDING, Stage
from clarion.channels.contract import Access, Connector, Outgoing
from tests.channels.x.accounts import PLUG, access_to, outgoing
from tests.channels.x.double import Cut, Double, Refusal, running

PUBLISHING = "POST tweets"


class XStage:
    """The double, failing on command."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def __init__(self, double: Double) -> None:
        self._double = double
        self._access = access_to(double)
        self._made_at = datetime.now(UTC)

    def access(self) -> Access:
        return self._access

    def outgoing(self, text: str, key: str) -> Outgoing:
        return outgoing(text, key=key, made_at=self._made_at)

    def published(self) -> int:
        return self._double.writes

    def below(self, remote_id: str) -> str:
        above = self._double.posts[remote_id].get("referenced_tweets", [])
        return str(above[0]["id"]) if above else ""

    def accept_and_hang_up(self) -> None:
        self._double.fault(PUBLISHING, Cut(), after=True)

    def accept_and_answer(self, status: int) -> None:
        self._double.fault(PUBLISHING, Refusal(status, "", "Something went wrong"), after=True)

    def hang_up(self) -> None:
        self._double.fault(PUBLISHING, Cut())

    def refuse(self, status: int, code: str, message: str) -> None:
        self._double.fault(PUBLISHING, Refusal(status, code, message))

    def send_elsewhere(self, url: str) -> None:
        self._double.redirect = url


@pytest.fixture
def stage() -> Iterator[Stage]:
    with running() as double:
        yield XStage(double)


@pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Stage], None], stage: Stage) -> None:
    check(stage)
