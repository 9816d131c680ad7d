"""A colleague says yes, shares what was signed from their telephone, and leaves."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener, sign_in
from tests.browser.seen import axe_finds_nothing
from tests.house.house import House

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# A page at 200 % on a desk of 1280 is as wide as this.
ZOOMED = {"width": 640, "height": 400}


def look(page: Page, name: str, title: str = "") -> None:
    if title:
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        page.wait_for_load_state()
    axe_finds_nothing(page)
    pictures = os.environ.get("CLARION_PICTURES")
    before = page.viewport_size
    for size in (PHONE, ZOOMED, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # as the library takes it
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is wider than {size['width']}"
        if pictures:
            page.screenshot(path=Path(pictures) / f"{name}-{size['width']}.png", full_page=True)
    if before:
        page.set_viewport_size(before)


def test_a_colleague_shares_from_their_telephone_and_leaves(
    house: House, opened: Opener, complaints: list[str]
) -> None:
    slug, secret, email, edition_id, code = house.do("share_something").split()
    page = opened(f"{house.url}/share/{secret}/", viewport=PHONE)
    outside: list[str] = []
    fetched: list[str] = []
    page.on("request", lambda asked: fetched.append(asked.url))

    def elsewhere(route: Route) -> None:
        outside.append(route.request.url)
        assert "referer" not in route.request.headers
        route.fulfill(body="<title>Elsewhere</title><h1>Elsewhere</h1>", content_type="text/html")

    page.route(lambda url: not url.startswith(house.url), elsewhere)
    look(page, "asked", "Would you like to share what we say?")
    yes = page.get_by_role("button", name="Yes, I want this")
    yes.focus()
    page.keyboard.press("Enter")
    look(page, "share", "For you to share")
    first = page.locator("section.share").first
    expect(first).to_contain_text("Do not share the old words any more")
    expect(page.get_by_role("main")).to_contain_text("Withdrawn: statement")
    assert not outside
    assert all(one.startswith((house.url, "data:")) for one in fetched)
    assert not page.context.cookies()

    pack = page.locator("section.share", has_text="Bins are collected on Thursday")
    press = pack.get_by_role("button", name="Bluesky").first
    press.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Elsewhere")
    assert outside[0].startswith("https://bsky.app/intent/compose?text=Bins%20are%20collected")
    assert not page.context.cookies()

    chief = opened(f"{house.url}/{slug}/publish/{edition_id}/", sign_in(house, email=email))
    expect(chief.get_by_role("main")).to_contain_text("Bluesky fewer than 5")
    look(chief, "follow", "Bins are collected on Thursday")
    chief.goto(f"{house.url}/{slug}/publish/advocates/")
    look(chief, "advocates", "Advocates")
    chief.goto(f"{house.url}/{slug}/publish/advocates/advice/")
    look(chief, "advice", "What advocates are told")
    chief.goto(f"{house.url}/{slug}/publish/")
    look(chief, "publish", "Publish")
    chief.get_by_role("button", name="Write a statement").click()
    chief.get_by_label("Headline").fill("The pool is open")
    chief.get_by_label("Words", exact=True).fill("The pool is open from 09:00 on Monday.")
    chief.get_by_text("Words for people who share it").first.click()
    chief.get_by_role("checkbox", name="To be shared, short, English").check()
    chief.get_by_role("checkbox", name="To be shared in one’s own words").check()
    expect(chief.locator("#preview")).to_contain_text("To be shared, short, English")
    look(chief, "write", "Write a statement")
    chief.get_by_role("button", name="Save", exact=True).click()
    expect(chief.get_by_role("main")).to_contain_text("Saved.")
    chief.get_by_text("Words for people who share it").first.click()
    look(chief, "write-saved", "Write a statement")

    public = opened(f"{house.url}/{slug}/news/{code}/", viewport=PHONE)
    expect(public.get_by_role("navigation", name="Share this")).to_contain_text("Mastodon")
    look(public, "news", "Bins are collected on Thursday")

    page.goto(f"{house.url}/share/{secret}/")
    page.get_by_role("button", name="Leave this list").click()
    look(page, "left", "You have left")
    page.goto(f"{house.url}/share/{secret}/")
    look(page, "shut", "This link does not work")
    complaints[:] = [one for one in complaints if "status of 410" not in one]
