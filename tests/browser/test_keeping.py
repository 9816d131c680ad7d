"""No half-written draft is lost: not by leaving, not by a cut line, not beside somebody else."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def begin(page: Page) -> str:
    """Begin a statement, and return where it is written."""
    press(page, "w")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")
    return page.url


def saved_while_leaving(page: Page, url: str, words: str) -> None:
    """Look at what is saved until the words are there that were sent on leaving."""
    for _ in range(20):
        page.goto(f"{url}versions/")
        if words in page.get_by_role("main").inner_text():
            return


def test_what_is_written_is_there_again_without_a_press(drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, "/publish/")
    url = begin(page)
    page.locator("#id_headline").fill("The ford is shut")
    expect(page.locator("[data-saves-line]")).to_contain_text("Saved ")
    said = page.locator("[data-saves-line]").inner_text()
    expect(page.get_by_text("Edition 1.")).to_contain_text(said)
    page.locator("#id_text").fill("Use the bridge until 17:00.")
    page.goto(f"{drill.url}/publish/")
    saved_while_leaving(page, url, "Use the bridge until 17:00.")
    page.goto(url)
    expect(page.locator("#id_headline")).to_have_value("The ford is shut")
    expect(page.locator("#id_text")).to_have_value("Use the bridge until 17:00.")
    expect(page.locator("[data-offer]")).to_be_hidden()
    page.goto(f"{url}versions/")
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_count(1)


def test_two_windows_lose_nothing(drill: Drill, desk: Desk, complaints: list[str]) -> None:
    first = desk(drill.ana, "/publish/")
    url = begin(first)
    second = desk(drill.ana, url.removeprefix(drill.url))
    first.locator("#id_headline").fill("What the first one says")
    expect(first.locator("[data-saves-line]")).to_contain_text("Saved ")
    second.locator("#id_headline").fill("What the second one says")
    expect(second.locator("[data-conflict]")).to_be_visible()
    second.get_by_role("button", name="Compare them").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Compare before you save")
    expect(second.get_by_role("main")).to_contain_text("What the first one says")
    expect(second.locator("#id_headline")).to_have_value("What the second one says")
    second.get_by_role("button", name="Save these words").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Write a statement")
    expect(second.locator("[data-offer]")).to_be_hidden()
    complaints.clear()  # the browser says aloud that there was a conflict


def test_words_outlive_a_cut_line_and_a_session_that_has_ended(
    drill: Drill, opened: Opener, complaints: list[str]
) -> None:
    page = opened(f"{drill.url}/publish/", drill.ana)
    url = begin(page)
    page.context.set_offline(True)
    page.locator("#id_headline").fill("Written in a tunnel")
    expect(page.locator("[data-saves-line]")).to_contain_text("Not saved")
    page.context.set_offline(False)
    expect(page.locator("[data-saves-line]")).to_contain_text("Saved ")

    page.context.clear_cookies()
    page.locator("#id_text").fill("Written after the session had ended.")
    expect(page.locator("[data-saves-line]")).to_contain_text("You are signed out")
    page.context.add_cookies(drill.ana["cookies"])
    page.goto(url)
    expect(page.locator("[data-offer]")).to_be_visible()
    axe_finds_nothing(page)
    page.get_by_role("button", name="Put them back").click()
    expect(page.locator("#id_text")).to_have_value("Written after the session had ended.")
    expect(page.locator("[data-saves-line]")).to_contain_text("Saved ")
    kept = page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('unsaved'))")
    assert kept == []
    complaints.clear()  # the browser says aloud that the line was cut


def test_a_comment_that_is_begun_is_there_after_another_press(drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, "/publish/")
    begin(page)
    page.get_by_label("Your comment").fill("Which ford is it?")
    page.get_by_role("button", name="Save, and comment").click()
    expect(page.get_by_label("Your comment")).to_have_value("")
    page.get_by_label("Your comment").fill("I was in the middle of")
    page.get_by_role("button", name=re.compile("^Done")).click()
    expect(page.locator("#comments")).to_contain_text("Done, ")
    expect(page.get_by_label("Your comment")).to_have_value("I was in the middle of")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Saved.")
    expect(page.get_by_label("Your comment")).to_have_value("I was in the middle of")


def test_a_dropped_draft_comes_back_with_one_key(drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, "/publish/")
    begin(page)
    page.locator("#id_headline").fill("Dropped by mistake")
    page.get_by_role("button", name="Drop this draft").click()
    expect(page.get_by_role("main")).to_contain_text("Dropped.")
    axe_finds_nothing(page)
    press(page, "u")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")


def test_a_thumb_reaches_everything_on_a_phone(drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, "/publish/", viewport=PHONE)
    page.get_by_role("button", name="Write a statement").click()
    for name in ("Send for signature", "Save"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="When", exact=True).click()
    expect(page.get_by_text("When it leaves")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    tab_to(page, "Send for signature")
    axe_finds_nothing(page)
