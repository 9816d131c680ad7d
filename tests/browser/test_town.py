"""Whoever has just started Clarion walks into the town and can work there at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.seen import axe_finds_nothing, sent_mark
from tests.house.house import House

pytestmark = pytest.mark.browser


def test_a_visitor_walks_in_and_answers_somebody(house: House, opened: Opener) -> None:
    page = opened(house.link("Walk into the town"))
    page.get_by_role("button", name="Walk in").click()
    expect(page.locator(".bar__mode--exercise")).to_have_text("EXERCISE")
    page.goto(page.url.split("/", 4)[0] + "//" + "/".join(page.url.split("/")[2:4]) + "/desk/")
    rows = page.locator("#queue > li")
    assert rows.count() > 5, "the town is awake"
    axe_finds_nothing(page)

    page.locator("#queue .list__open").last.click()
    answer = "Thank you, we are looking into it."
    page.locator("#reply_text").fill(answer)
    page.get_by_role("button", name="Reply in p").first.click()
    expect(sent_mark(page, answer)).to_be_visible()
    axe_finds_nothing(page)
