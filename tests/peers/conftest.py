"""Tests below this folder may name a real server; see tests/peers/fixtures.py."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Load the servers only for those who use them: their libraries take a second to import."""
    config.pluginmanager.import_plugin("tests.peers.fixtures")
