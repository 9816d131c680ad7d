"""A statement is written, signed, said, corrected and withdrawn in the browser, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to
from tests.house.house import House
from tests.house.open_drill import SLUG

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
HEADLINE = "The footbridge is closed"
PHONE = {"width": 390, "height": 844}


def stands(drill: Drill) -> list[str]:
    """Return what stands on the network."""
    return [
        post.text for post in drill.net.posts() if HEADLINE in post.text and not post.deleted_at
    ]


def write(page: Page, words: str) -> None:
    """Write by keyboard alone, and send it for signature."""
    tab_to(page, "text")
    press(page, "Control+a")
    page.keyboard.type(words)
    expect(page.locator("#preview")).to_contain_text(words)
    # It was narrow for a moment: what was folded there stands open again.
    expect(page.locator("#preview .rendition").first).to_be_visible()
    tab_to(page, "Send for signature")
    press(page, "Enter")
    expect(page.get_by_role("main")).to_contain_text("Waiting for signature")


def sign(drill: Drill, desk: Desk) -> None:
    """Sign on a telephone."""
    page = desk(drill.eve, "/signatures/", viewport=PHONE)
    expect(page.get_by_role("main")).to_contain_text(HEADLINE)
    axe_finds_nothing(page)
    ours = page.get_by_role("article").filter(has_text=HEADLINE)
    ours.get_by_role("button", name="Sign these words").click()
    expect(page.get_by_role("main")).to_contain_text("Signed.")


def test_is_said_corrected_and_withdrawn(
    house: House, drill: Drill, desk: Desk, opened: Opener
) -> None:
    page = desk(drill.ana, "/publish/")
    press(page, "w")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")
    tab_to(page, "headline")
    page.keyboard.type(HEADLINE)
    page.get_by_label("FakeNet, drillhall", exact=True).check()
    axe_finds_nothing(page)
    write(page, "It is closed until 17:00 today. Use the road bridge.")
    axe_finds_nothing(page)
    sign(drill, desk)
    expect(page.locator(".delivery--sent")).to_have_count(2, timeout=60_000)
    assert len(stands(drill)) == 1

    expect(page.get_by_role("button", name="Correct it")).to_be_visible(timeout=60_000)
    press(page, "c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a correction")
    tab_to(page, "mistake")
    page.keyboard.type("We said that it opens at 17:00. It does not.")
    write(page, "It is closed until 19:00 today. Use the road bridge.")
    sign(drill, desk)
    expect(page.locator(".delivery--sent")).to_have_count(2, timeout=60_000)
    (now,) = stands(drill)
    assert "19:00" in now
    axe_finds_nothing(page)

    public = opened(f"{house.url}/{SLUG}/news/", viewport=PHONE)
    public.get_by_role("link", name=HEADLINE).first.click()
    expect(public.get_by_role("main")).to_contain_text("We said that it opens at 17:00.")
    expect(public.get_by_role("main")).to_contain_text("What it said before")
    axe_finds_nothing(public)
    public.get_by_role("link", name="Check whether these are the words").click()
    expect(public.get_by_role("main")).to_contain_text("Yes, in an exercise. It is not real.")
    axe_finds_nothing(public)

    page.get_by_text("Withdraw it everywhere").first.click()
    page.locator("#withdraw_why").fill("The wrong bridge")
    page.get_by_role("button", name="Withdraw it everywhere").click()
    expect(page.locator(".delivery--withdrawn")).to_have_count(2)
    assert stands(drill) == []
    axe_finds_nothing(page)
