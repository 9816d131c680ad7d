"""What is going on, looked at while it goes on: a recording is played to the desk and in public."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener, sign_in
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to
from tests.house.house import House
from tests.house.open_lookout import FAY, SLUG

pytestmark = pytest.mark.browser

HANDLE = "weirhall"
RECORDING = Path(__file__).parent / "recorded" / "brown_water.jsonl"
# What is posted is fetched, read and counted by workers that have other things to do.
PATIENCE = 120_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Weirside:
    """An office that looks out: its network, its address, the key of somebody who works there."""

    drill: Drill
    url: str
    fay: dict[str, Any]

    def play(self, minute: int, *, files: Page, tmp_path: Path) -> None:
        """Let people say what they said in that minute: to the office, and to each other."""
        lines = [json.loads(line) for line in RECORDING.read_text().splitlines()]
        said = [line for line in lines if line["minute"] == minute]
        for line in said:
            if line["where"] == "desk":
                self.drill.net.person(line["who"]).posts(f"@{HANDLE} {line['text']}")
        heard = tmp_path / f"minute-{minute}.jsonl"
        public = [line for line in said if line["where"] == "public"]
        heard.write_text(
            "".join(
                json.dumps({"author": one["who"], "text": one["text"]}) + "\n" for one in public
            )
        )
        files.goto(f"{self.url}/listening/sources/")
        files.get_by_label("A file").set_input_files(heard)
        files.get_by_role("button", name="Read it", exact=True).click()
        expect(files.get_by_text(f"{len(public)} kept.")).to_be_visible()


@pytest.fixture(scope="module")
def weirside(house: House, drill: Drill) -> Weirside:
    """Open it, with six hours of everyday talk behind it."""
    joined = drill.net.account(HANDLE, name="Weirside town hall")
    house.do("open_lookout", drill.net.url, HANDLE, joined.password)
    # What it has heard so far is learned from before anything begins.
    time.sleep(10)
    return Weirside(drill=drill, url=f"{house.url}/{SLUG}", fay=sign_in(house, email=FAY[1]))


def test_something_begins_while_the_page_is_open_and_leads_to_its_messages(
    weirside: Weirside, opened: Opener, tmp_path: Path
) -> None:
    files = opened(f"{weirside.url}/listening/sources/", weirside.fay)
    page = opened(f"{weirside.url}/insight/", weirside.fay)
    page.evaluate("window.neverLeft = true")
    weirside.play(0, files=files, tmp_path=tmp_path)
    expect(page.get_by_role("heading", name="What begins")).to_be_hidden()

    weirside.play(1, files=files, tmp_path=tmp_path)
    warning = page.locator("article.beginning", has_text="water")
    expect(warning).to_be_visible(timeout=PATIENCE)
    assert page.evaluate("window.neverLeft"), "it came by itself, to the page that was open"
    axe_finds_nothing(page)

    weirside.play(2, files=files, tmp_path=tmp_path)
    page.goto(f"{weirside.url}/insight/")
    axe_finds_nothing(page)
    _to_its_messages_by_keyboard(page)
    axe_finds_nothing(page)
    for path in ("/insight/warnings/", "/insight/messages/?first_hand=yes"):
        page.goto(weirside.url + path)
        axe_finds_nothing(page)


def _to_its_messages_by_keyboard(page: Page) -> None:
    tab_to(page, "Messages since then")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Messages")
    behind = page.get_by_role("main").get_by_text("brown water from every tap in Mill Lane")
    expect(behind).to_be_visible()
    press(page, "j")
    first = page.locator("[data-keys-list] .list__open").first
    expect(first).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#reply_text")).to_be_visible()
