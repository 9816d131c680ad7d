"""Listening in a browser: a watch is begun by keyboard, a file is heard; axe looks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
SAID = (
    '{"id": "1", "author": "maya", "text": "is the burst pipe at Mill Lane mended?"}\n'
    '{"id": "2", "author": "tom", "text": "burst pipe, and my mum wont wake up"}\n'
    '{"id": "3", "author": "rosa", "text": "the library is open"}\n'
)


def test_a_watch_is_begun_by_keyboard_and_what_it_hears_is_shown(
    drill: Drill, desk: Desk, opened: Opener, tmp_path: Path
) -> None:
    page = desk(drill.ana, "/listening/")
    expect(page.get_by_text("Nobody listens yet")).to_be_visible()
    axe_finds_nothing(page)
    _add_a_pile_of_files(page)
    _begin_a_watch(page, drill)
    page.goto(f"{drill.url}/listening/sources/")
    heard = tmp_path / "heard.jsonl"
    heard.write_text(SAID)
    page.get_by_label("A file").set_input_files(heard)
    page.get_by_role("button", name="Read it", exact=True).click()
    expect(page.get_by_text("3 lines read, 2 kept.")).to_be_visible()
    axe_finds_nothing(page)
    page.goto(f"{drill.url}/listening/")
    expect(page.get_by_text("1 mention may be about a life")).to_be_visible()
    axe_finds_nothing(page)
    page.get_by_role("link", name="is the burst pipe at Mill Lane mended?").click()
    expect(page.get_by_text("whom we call")).to_be_visible()
    axe_finds_nothing(page)
    for path in ("/listening/log/", "/listening/watches/", "/listening/watches/new/"):
        page.goto(drill.url + path)
        axe_finds_nothing(page)
    everybody = opened(drill.url.replace("/drill", "/listening/drill/"))
    expect(everybody.get_by_role("heading", name="Water at Mill Lane")).to_be_visible()
    axe_finds_nothing(everybody)


def _add_a_pile_of_files(page: Page) -> None:
    page.get_by_role("link", name="Sources").click()
    page.get_by_label("Files", exact=True).check()
    page.get_by_label("Name", exact=True).fill("Letters")
    page.get_by_label("Address").fill("letters")
    page.get_by_role("button", name="Add it").press("Enter")
    expect(page.get_by_role("heading", name="Letters")).to_be_visible()


def _begin_a_watch(page: Page, drill: Drill) -> None:
    page.goto(f"{drill.url}/listening/watches/new/")
    page.get_by_label("What it is about").fill("Water at Mill Lane")
    page.get_by_label("How our services work").check()
    page.get_by_label("Why, in a sentence").fill("To hear of leaks before people ring us.")
    page.get_by_label("Words and phrases").fill("burst pipe\nMaya Hart")
    page.get_by_label("Letters").check()
    day = datetime.now(UTC) + timedelta(days=20)
    page.get_by_label("Last day").fill(f"{day:%Y-%m-%d}")
    page.get_by_role("button", name="Begin it").press("Enter")
    expect(page.get_by_text("“Maya Hart” is a person").first).to_be_visible()
    axe_finds_nothing(page)
    page.get_by_label("Words and phrases").fill("burst pipe")
    page.get_by_role("button", name="Begin it").press("Enter")
    expect(page.get_by_role("heading", name="Water at Mill Lane")).to_be_visible()
    axe_finds_nothing(page)
