"""A desk at work on a FakeNet of its own."""

import pytest

from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_desk


@pytest.fixture
def desk(net: FakeNet, db: None) -> Desk:
    """Open an office with one account."""
    return a_desk(net)
