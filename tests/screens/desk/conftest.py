"""A desk at work on a FakeNet, and its chief at a screen."""

import pytest

from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk
from tests.screens.conftest import Screen


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    """Open an office with one account; its chief has signed in."""
    desk = a_desk(net, slug="millbrook")
    screen.sign_in(desk.chief)
    return desk


@pytest.fixture
def case_id(desk: Desk) -> int:
    """Somebody asks a question in public."""
    return a_case(desk, "@townhall is the bridge open?")
