"""The plug for Telegram proves what every plug must, against the double."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import clarion.channels.connectors.telegram as package
from clarion.channels.conformance import READING, SENDING, Stage
from clarion.channels.connectors.telegram.names import Place, name_of
from clarion.channels.contract import Access, Connector, Outgoing
from tests.channels.telegram.chats import PLUG, access_to, outgoing
from tests.channels.telegram.double import Cut, Double, Refusal, running


class TelegramStage:
    """The double, failing on command."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def __init__(self, double: Double) -> None:
        self._double = double

    def access(self) -> Access:
        return access_to(self._double.url)

    def outgoing(self, text: str, key: str) -> Outgoing:
        return outgoing(text, key=key)

    def published(self) -> int:
        return len(self._double.posts())

    def below(self, remote_id: str) -> str:
        place = Place.of(remote_id)
        above = self._double.messages[place.chat, place.first].get("reply_to_message")
        return name_of(place.chat, [above["message_id"]]) if above else ""

    def accept_and_hang_up(self) -> None:
        self._double.fault("send", Cut(), after=True)

    def accept_and_answer(self, status: int) -> None:
        self._double.fault("send", Refusal(status, "Internal Server Error"), after=True)

    def hang_up(self) -> None:
        self._double.fault("send", Cut())

    def refuse(self, status: int, code: str, message: str) -> None:
        self._double.fault("send", Refusal(status, f"{code}: {message}"))

    def send_elsewhere(self, url: str) -> None:
        self._double.redirect = url


@pytest.fixture
def stage() -> Iterator[Stage]:
    with running() as double:
        yield TelegramStage(double)


@pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Stage], None], stage: Stage) -> None:
    check(stage)
