"""An office that can publish, on a FakeNet of its own."""

import pytest

from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.publishing import Press, a_press_office


@pytest.fixture
def press(net: FakeNet, db: None) -> Press:
    """Open an exercise office with its own page and one account."""
    return a_press_office(net)
