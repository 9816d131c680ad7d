"""The whole main job can be done without a mouse, from signing in to the resolved case."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import sent_mark
from tests.house.house import House
from tests.house.open_drill import ANA, PASSWORD

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str) -> None:
    """Go on from field to field until the one with this name or these words has the focus."""
    for _ in range(60):
        press(page, "Tab")
        focused = page.evaluate(
            "(e => [e.name ?? '', e.textContent.trim()])(document.activeElement)"
        )
        if name in focused[0] or focused[1].startswith(name):
            return
    pytest.fail(f"“{name}” cannot be reached by Tab at {page.url}")


def test_o20_the_main_job_by_keyboard_alone(house: House, drill: Drill, opened: Opener) -> None:
    question, answer = "which bus goes to the clinic?", "Number 7, every ten minutes."
    page = opened(f"{house.url}/sign-in/?next=/drill/desk/")
    tab_to(page, "login")
    page.keyboard.type(ANA[1])
    press(page, "Tab")
    page.keyboard.type(PASSWORD)
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Protect your account")
    tab_to(page, "Not now")
    press(page, "Enter")
    page.wait_for_url(f"{drill.url}/desk/")

    drill.somebody("zoe", question)
    expect(page.get_by_role("button", name="new")).to_be_visible()
    press(page, ".")
    row = page.get_by_role("link", name=question)
    expect(row).to_be_visible()
    for _ in range(40):
        press(page, "j")
        if row.evaluate("row => row === document.activeElement"):
            break
    expect(row).to_be_focused()
    press(page, "Enter")

    expect(page.locator("#reply_text")).to_be_visible()
    press(page, "r")
    expect(page.locator("#reply_text")).to_be_focused()
    page.keyboard.type(answer)
    tab_to(page, "Reply in public")
    press(page, "Enter")
    expect(sent_mark(page, answer)).to_be_visible()
    assert len(drill.said(answer)) == 1

    page.keyboard.press("Escape")
    press(page, "e", "Tab", "Enter")
    expect(page.locator("#head .tag", has_text="Resolved")).to_be_visible()
