"""A browser, and a small server that shows the look without the rest of the house."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]


def pytest_configure(config: pytest.Config) -> None:
    """Let tests name `browser`."""
    config.pluginmanager.import_plugin("tests.chromium")


@pytest.fixture(scope="session", autouse=True)
def assets() -> None:
    subprocess.run([sys.executable, str(ROOT / "bin/assets")], check=True)


@pytest.fixture(scope="session")
def site(assets: None) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "django", "runserver", address, "--noreload", "-v0"]
    settings = {"DJANGO_SETTINGS_MODULE": "tests.look.settings", "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        command, env=os.environ | settings, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://{address}/look/")
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(url).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing answers at {url}")
