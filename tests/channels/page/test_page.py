"""Our own page shows what was delivered, under one name, and takes nothing in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import clarion.channels.connectors.page as package
from clarion.channels.conformance import READING
from clarion.channels.connectors.page.connector import Page
from clarion.channels.contract import (
    Access,
    Connector,
    Deed,
    Edge,
    Outgoing,
    Permanent,
    Rendition,
    Unreadable,
)

PLUG = Page()
ACCESS = Access(account_id=1, address="News")
WORDS = Outgoing(
    key="one",
    made_at=datetime(2026, 4, 14, tzinfo=UTC),
    account_id=1,
    edge=Edge.PUBLIC,
    rendition=Rendition(text="The bridge is shut."),
)


def test_has_one_name_in_every_attempt() -> None:
    assert PLUG.send(ACCESS, WORDS) == PLUG.look_again(ACCESS, WORDS)
    assert PLUG.send(ACCESS, WORDS) != PLUG.send(ACCESS, replace(WORDS, key="two"))


@pytest.mark.parametrize("deed", [Deed.CHANGE, Deed.TAKE_DOWN])
def test_changes_only_what_stood_there(deed: Deed) -> None:
    ask = PLUG.change if deed is Deed.CHANGE else PLUG.take_down
    said = PLUG.send(ACCESS, WORDS).remote_id
    assert ask(ACCESS, replace(WORDS, deed=deed, said_id=said)).remote_id == said
    with pytest.raises(Permanent):
        ask(ACCESS, replace(WORDS, deed=deed))


def test_takes_nothing_in() -> None:
    with pytest.raises(Unreadable):
        PLUG.normalize(b"{}", ACCESS)


class Reading:
    """What the examination of plugs asks for."""

    connector: Connector = PLUG
    samples = Path(package.__file__).parent / "samples"

    def access(self) -> Access:
        return ACCESS


@pytest.mark.parametrize("check", READING, ids=lambda check: check.__name__)
def test_conforms(check: Callable[[Reading], None]) -> None:
    check(Reading())
