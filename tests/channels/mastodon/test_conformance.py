"""Mastodon's plug proves what every plug must, against the double; with and without keys."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import clarion.channels.connectors.mastodon as package
from clarion.channels.conformance import READING, SENDING, Stage
from clarion.channels.contract import Access, Connector, Outgoing
from tests.channels.mastodon.accounts import PLUG, access_to, outgoing
from tests.channels.mastodon.double import Cut, Double, Refusal, running

PUBLISHING = "POST v1/statuses"


class MastodonStage:
    """The double, failing on command."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def __init__(self, double: Double) -> None:
        self._double = double
        self._made_at = datetime.now(UTC)

    def access(self) -> Access:
        return access_to(self._double.url)

    def outgoing(self, text: str, key: str) -> Outgoing:
        return outgoing(text, key=key, made_at=self._made_at)

    def published(self) -> int:
        return self._double.writes

    def below(self, remote_id: str) -> str:
        return str(self._double.posts[remote_id]["in_reply_to_id"] or "")

    def accept_and_hang_up(self) -> None:
        self._double.fault(PUBLISHING, Cut(), after=True)

    def accept_and_answer(self, status: int) -> None:
        self._double.fault(PUBLISHING, Refusal(status, "Something went wrong"), after=True)

    def hang_up(self) -> None:
        self._double.fault(PUBLISHING, Cut())

    def refuse(self, status: int, code: str, message: str) -> None:
        self._double.fault(PUBLISHING, Refusal(status, f"{code} {message}"))

    def send_elsewhere(self, url: str) -> None:
        self._double.redirect = url


@pytest.fixture(params=[True, False], ids=["heeds keys", "ignores keys"])
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    with running() as double:
        double.heeds_keys = request.param
        yield MastodonStage(double)


@pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Stage], None], stage: Stage) -> None:
    check(stage)
