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
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        browser.close()
