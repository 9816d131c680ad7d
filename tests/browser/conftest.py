"""A whole Clarion, an exercise office in it on a network of our own, and browsers at its desk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

import html5lib
import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

import fakenet
from tests.browser.seen import SOON
from tests.house.house import House
from tests.house.open_drill import ANA, BEN, EVE, PASSWORD, SLUG

HANDLE = "drillhall"
DESKTOP = {"width": 1440, "height": 900}
PATIENCE = 120_000  # ms; a page comes at once, and on a busy machine it comes too
# Of the browser's own making, when a page is left while something is still being fetched for it.
NO_COMPLAINTS = ("ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_NETWORK_CHANGED", "status of 422")


def pytest_configure(config: pytest.Config) -> None:
    """Let tests name `browser`, `house`, `mail`, and have patience with a busy machine."""
    expect.set_options(timeout=SOON)
    for plugin in ("tests.chromium", "tests.house.fixtures", "tests.peers.fixtures"):
        config.pluginmanager.import_plugin(plugin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """An exercise office: its network, its address, and the keys of three who work there."""

    net: fakenet.FakeNet
    url: str
    ana: dict[str, Any]
    ben: dict[str, Any]
    eve: dict[str, Any]

    def somebody(self, handle: str, text: str) -> fakenet.Post:
        """Let a resident post to the town hall."""
        return self.net.person(handle).posts(f"@{HANDLE} {text}")

    def said(self, text: str) -> list[fakenet.Post]:
        """Every time that the town hall said this on its network."""
        return [post for post in self.net.posts(author=HANDLE) if post.text == text]


class Opener(Protocol):
    """Opens an address as somebody, in a fresh profile."""

    def __call__(self, url: str, key: dict[str, Any] | None = None, **profile: Any) -> Page: ...


@pytest.fixture(scope="session")
def drill(house: House) -> Iterator[Drill]:
    """Open the office, and sign three of its people in."""
    with fakenet.running() as net:
        joined = net.account(HANDLE, name="Drill town hall")
        house.do("open_drill", net.url, HANDLE, joined.password)
        yield Drill(
            net=net,
            url=f"{house.url}/{SLUG}",
            ana=sign_in(house, email=ANA[1]),
            ben=sign_in(house, email=BEN[1]),
            eve=sign_in(house, email=EVE[1]),
        )


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complains about in this test."""
    return []


@pytest.fixture
def opened(browser: Browser, complaints: list[str]) -> Iterator[Opener]:
    """Open addresses; any complaint of the browser fails the test."""
    profiles = []

    def at(url: str, key: dict[str, Any] | None = None, **profile: Any) -> Page:
        context = browser.new_context(storage_state=key, **{"viewport": DESKTOP, **profile})
        profiles.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        return page

    yield at
    for context in profiles:
        context.close()
    assert [one for one in complaints if not any(word in one for word in NO_COMPLAINTS)] == []


@pytest.fixture
def desk(drill: Drill, opened: Opener) -> Callable[..., Page]:
    """Open the queue as Ana or as Ben."""

    def at(key: dict[str, Any], path: str = "/desk/", **profile: Any) -> Page:
        return opened(drill.url + path, key, **profile)

    return at


def sign_in(house: House, *, email: str) -> dict[str, Any]:
    """Sign in as the form does, and return the session as a browser keeps it."""
    url = f"{house.url}/sign-in/"
    with httpx.Client() as line:
        page = html5lib.parse(line.get(url).text, namespaceHTMLElements=False)
        token = page.find(".//input[@name='csrfmiddlewaretoken']").get("value")
        words = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": token}
        answer = line.post(url, data=words, headers={"Referer": url})
        assert answer.status_code == 302, answer.text
        kept = dict(line.cookies)
    host = urlsplit(url).hostname
    cookies = [
        {"name": name, "value": value, "domain": host, "path": "/", "expires": -1,
         "httpOnly": True, "secure": False, "sameSite": "Lax"}
        for name, value in kept.items()
    ]  # fmt: skip
    return {"cookies": cookies, "origins": []}
