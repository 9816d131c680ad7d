"""An office that can publish, on a FakeNet of its own, and its chief at a screen."""

import pytest

from clarion.people import queries as people
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.publishing import Press, a_press_office
from tests.screens.conftest import Screen


@pytest.fixture
def press(net: FakeNet, screen: Screen) -> Press:
    """Open an exercise office with its own page and one account; its chief has signed in."""
    press = a_press_office(net)
    screen.sign_in(press.chief)
    return press


@pytest.fixture
def here(press: Press) -> str:
    """Where its statements stand."""
    return f"/{people.office(press.office_id).slug}/publish/"
