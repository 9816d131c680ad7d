"""While what came is counted no transaction stands open, and nothing counts twice."""

import importlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections

from clarion.insight.actions import look_out
from clarion.insight.models import EarlyWarning, Lookout, Mute
from clarion.insight.rules import looking
from tests.makers.insight import as_usual, is_said, looks, many_say
from tests.makers.listening import Ear, an_ear
from tests.makers.people import NOW

BURST = "brown water in the tap at mill lane"
looking_out = importlib.import_module("clarion.insight.actions.look_out")
SOON = NOW + timedelta(minutes=2)
WAIT_SECONDS = 60


@pytest.fixture
def ear(committed: None) -> Ear:
    """An office that has heard everyday talk for six hours, and now many say the same."""
    ear = an_ear()
    is_said(ear, *as_usual(since=NOW - timedelta(hours=6), until=NOW))
    looks(ear.office_id, at=[NOW])
    is_said(ear, *many_say(BURST, at=NOW))
    return ear


def while_counting(patch: pytest.MonkeyPatch, deed: Callable[[], Any]) -> None:
    """Do something in a connection of its own while the next look counts."""
    begun: list[bool] = []

    def run() -> None:
        deed()
        connections.close_all()

    def seeing(*args: Any, **how: Any) -> Iterator[Any]:
        yield from looking.see(*args, **how)
        if not begun:
            assert not connection.in_atomic_block
            begun.append(True)
            thread = Thread(target=run, daemon=True)
            thread.start()
            thread.join(WAIT_SECONDS)
            assert not thread.is_alive(), "it has waited for those who count"

    patch.setattr(looking_out, "see", seeing)


def test_of_two_who_count_at_once_one_begins_again(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = Lookout.objects.get().turn
    while_counting(monkeypatch, lambda: look_out(by=ear.clockwork, at=SOON))
    assert look_out(by=ear.clockwork, at=SOON), "what it counted is counted: it looks again"
    assert Lookout.objects.get().turn == turn + 1
    assert not look_out(by=ear.clockwork, at=SOON)
    warning = EarlyWarning.objects.get()
    assert warning.people <= 20


def test_what_is_muted_meanwhile_is_not_said(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    subjects = [("place", "mill lane"), ("term", "brown"), ("term", "water"), ("term", "tap")]

    def hush() -> None:
        Mute.objects.bulk_create(
            Mute(
                office_id=ear.office_id,
                kind=kind,
                name=name,
                until_at=SOON + timedelta(hours=4),
                why="It is known.",
                made_at=SOON,
                made_by=ear.chief.name,
            )
            for kind, name in subjects
        )

    while_counting(monkeypatch, hush)
    while look_out(by=ear.clockwork, at=SOON):
        pass
    said = {name for one in EarlyWarning.objects.all() for _kind, name in one.subjects}
    assert said.isdisjoint({"mill lane", "brown", "water", "tap"})
