"""A FakeNet on which the town may be opened, and a town that has been opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings

import fakenet
from clarion.exercises.actions import Stage, open_town
from tests.conftest import _empty
from tests.makers.people import NOW

HERE = Path(__file__).parent
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all tests of the town, which takes long to open."""
    for item in items:
        if "town" in getattr(item, "fixturenames", ()) and item.path.parent == HERE:
            item.add_marker(pytest.mark.xdist_group("town"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The town as it stands when the visitor comes in, at `NOW`."""

    office_id: int
    net: fakenet.FakeNet
    stage: Stage


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """Open the town once for all tests of a module, which only look at it or go on with it."""
    with django_db_blocker.unblock(), a_network() as net:
        stage = Stage(net.url)
        yield Town(office_id=open_town(stage=stage, at=NOW), net=net, stage=stage)
        _empty()
        connections.close_all()


@contextmanager
def a_network() -> Iterator[fakenet.FakeNet]:
    """Run a network at the address that exercises alone may call."""
    with (
        fakenet.running() as net,
        override_settings(TOWN=net.url.removeprefix("http://"), PASSWORD_HASHERS=QUICK),
    ):
        yield net
