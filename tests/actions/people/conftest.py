"""Who the tests of powers are about."""

import pytest

from clarion.kit.actor import Actor
from tests.makers.people import an_actor, an_office
from tests.makers.powers import a_reader


@pytest.fixture
def ana() -> Actor:
    """She opened the office."""
    return an_actor(office_id=an_office())


@pytest.fixture
def ben(ana: Actor) -> Actor:
    """The second administrator."""
    return an_actor(office_id=ana.office_id)


@pytest.fixture
def cleo(ana: Actor) -> Actor:
    """She reads, and may do nothing that weighs."""
    return a_reader(ana)
