"""YouTube's plug proves what every plug must, against the double."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import clarion.channels.connectors.youtube as package
from clarion.channels.conformance import READING, SENDING, Stage
from clarion.channels.contract import Access, Connector, Outgoing, Target
from tests.channels.youtube.channel import PLUG, access_to, outgoing
from tests.channels.youtube.double import Cut, Double, Refusal, running


class YouTubeStage:
    """The double, failing on command. All that is said answers one comment."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def __init__(self, double: Double) -> None:
        self._double = double
        self._asked = double.comment("Until when?")["id"]

    def access(self) -> Access:
        return access_to(self._double.url)

    def outgoing(self, text: str, key: str) -> Outgoing:
        return outgoing(text, key=key, target=Target(remote_id=self._asked))

    def published(self) -> int:
        return self._double.published()

    def below(self, remote_id: str) -> str:
        return remote_id.rpartition(".")[0]

    def accept_and_hang_up(self) -> None:
        self._double.fault = (Cut(), True)

    def accept_and_answer(self, status: int) -> None:
        self._double.fault = (Refusal(status), True)

    def hang_up(self) -> None:
        self._double.fault = (Cut(), False)

    def refuse(self, status: int, code: str, message: str) -> None:
        self._double.fault = (Refusal(status, code, message), False)

    def send_elsewhere(self, url: str) -> None:
        self._double.redirect = url


@pytest.fixture
def stage() -> Iterator[Stage]:
    with running() as double:
        yield YouTubeStage(double)


@pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Stage], None], stage: Stage) -> None:
    check(stage)
