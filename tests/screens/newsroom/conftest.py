"""An office that can publish, and whoever reads what it says."""

from pathlib import Path

import pytest
from pytest_django import Settings

from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.publishing import Press, a_press_office


@pytest.fixture
def press(net: FakeNet, db: None) -> Press:
    """Open an exercise office with its own page and one account; nobody has signed in."""
    return a_press_office(net)


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """Print into a folder of this test's own."""
    settings.HOME = tmp_path
    return tmp_path
