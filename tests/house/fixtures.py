"""A whole Clarion for any test that names `house`. It runs once, and one worker has its tests."""

from collections.abc import Iterator

import pytest

from tests.house.house import House, a_house


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all tests of the house, whatever else they need, and start it once."""
    for item in items:
        if "house" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("house"))


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """Start a whole Clarion, with its town beside it."""
    with a_house() as house:
        yield house
