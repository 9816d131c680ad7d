"""Many write about one thing, and are told together: by keyboard alone, and axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill
from tests.browser.seen import SOON, axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
BURST = "the water main in Mill Lane has burst, the whole street is under water"
FACTS = "The main in Mill Lane is being mended. Water is back by 18:00 tomorrow."
MANY = 5


@pytest.fixture(scope="module")
def many(drill: Drill) -> Drill:
    """Five people write about one burst main, and one of them may be in danger."""
    for number in range(MANY):
        drill.somebody(f"resident{number}", BURST)
    drill.somebody("resident9", f"{BURST} and she wont wake up")
    return drill


def test_many_are_told_once_by_keyboard_alone(many: Drill, desk: Desk) -> None:
    page = desk(many.ana)
    row = page.locator(".list__row", has_text="like it")
    for _ in range(20):
        page.wait_for_timeout(1_000)
        page.reload()
        if row.count() and f"+{MANY}" in row.first.inner_text():
            break
    expect(row).to_contain_text(f"+{MANY} like it")
    axe_finds_nothing(page)
    for _ in range(40):
        press(page, "j")
        if row.get_by_role("link", name=BURST).evaluate("a => a === document.activeElement"):
            break
    press(page, "?")
    expect(page.locator("[data-keys-help]")).to_contain_text("Matter")
    press(page, "Escape", "m")
    expect(page.get_by_role("heading", level=1)).to_contain_text("water main")
    expect(page.get_by_text("stands in the queue by itself")).to_be_visible()
    axe_finds_nothing(page)

    press(page, "r")
    expect(page.get_by_role("heading", level=1)).to_have_text("One answer to all who wait")
    tab_to(page, "facts_en")
    page.keyboard.type(FACTS)
    tab_to(page, "Look at every copy")
    press(page, "Enter")
    expect(page.get_by_role("heading", name=f"{MANY} people get it")).to_be_visible()
    expect(page.get_by_role("heading", name="1 person is left out")).to_be_visible()
    expect(page.locator("[name=promise_words]")).to_have_value("Water is back by 18:00 tomorrow.")
    axe_finds_nothing(page)
    tab_to(page, "Send it to")
    press(page, "Enter")
    expect(page.get_by_text(f"{MANY} of {MANY} told")).to_be_visible(timeout=3 * SOON)
    axe_finds_nothing(page)
    said = [post.text for post in many.net.posts(author="drillhall") if FACTS in post.text]
    assert len(said) == len(set(said)) == MANY


@pytest.mark.parametrize("path", ["matters/", "promises/", "wall/"])
def test_axe_finds_nothing_on_lists_and_on_the_wall(many: Drill, desk: Desk, path: str) -> None:
    axe_finds_nothing(desk(many.ana, f"/desk/{path}"))
