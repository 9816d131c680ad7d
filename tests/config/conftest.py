"""Tests of the wiring may name `house`, a whole Clarion."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Let tests name it."""
    config.pluginmanager.import_plugin("tests.house.fixtures")
