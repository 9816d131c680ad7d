"""A statement in three languages, one from right to left, is written, signed and read."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import SOON, axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to
from tests.browser.test_parts import typed
from tests.house.house import House

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
HEADLINE = "The footbridge is shut"
WELSH = "Mae'r bont droed ar gau"
ARABIC = "جسر المشاة مغلق"


@pytest.fixture(autouse=True)
def languages(house: House, drill: Drill) -> Iterator[None]:
    """The office speaks three languages, as long as this test lasts."""
    house.do("speak_languages", "en,cy,ar")
    yield
    house.do("speak_languages", "en")


def test_in_three_languages_from_the_box_to_the_page(
    drill: Drill, desk: Desk, opened: Opener
) -> None:
    page = desk(drill.ana, "/publish/")
    press(page, "w")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")
    typed(page, "headline", HEADLINE)
    typed(page, "text", "The footbridge is shut until 18:00. Use Weir Road.")
    for name in ("Cymraeg", "العربيّة"):
        page.locator("summary", has_text=name).press("Enter")
    typed(page, "headline_cy", WELSH)
    typed(page, "text_cy", "Mae'r bont droed ar gau tan 16:00. Defnyddiwch Weir Road.")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("It says 16:00, and the statement says 18:00.")
    page.get_by_label("Words in Cymraeg").fill("Mae'r bont droed ar gau tan 18:00. Weir Road.")
    typed(page, "headline_ar", ARABIC)
    typed(page, "text_ar", "جسر المشاة مغلق حتى الساعة ١٨:٠٠.")
    expect(preview.locator("[lang=ar][dir=rtl]")).to_contain_text(ARABIC)
    expect(preview).not_to_contain_text("the statement says 18:00")
    axe_finds_nothing(page)
    tab_to(page, "Send for signature")
    press(page, "Enter")
    expect(page.get_by_role("main")).to_contain_text("In other languages")

    signer = desk(drill.eve, "/signatures/")
    ours = signer.get_by_role("article").filter(has_text=HEADLINE)
    expect(ours.locator("[lang=ar]")).to_contain_text(ARABIC)
    ours.get_by_role("button", name="Sign these words").click()
    expect(signer.get_by_role("main")).to_contain_text("Signed.")
    expect(page.get_by_text("see it on your own page")).to_be_visible(timeout=SOON)
    short = page.locator(".number").filter(has_text="/drill/").inner_text()

    reader = opened(short)
    expect(reader.get_by_role("heading", level=1)).to_have_text(f"EXERCISE. {HEADLINE}")
    axe_finds_nothing(reader)
    reader.get_by_role("link", name="العربيّة").click()
    expect(reader.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    expect(reader.get_by_role("heading", level=1)).to_contain_text(ARABIC)
    axe_finds_nothing(reader)
    reader.get_by_role("link", name="Cymraeg").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(f"EXERCISE. {WELSH}")
    expect(reader.get_by_role("main")).to_contain_text("Cyfieithiad yw hwn.")
    reader.get_by_role("link", name="Popeth rydym wedi'i ddweud").click()
    reader.wait_for_url("**/news/cy/")
    expect(reader.get_by_role("link", name=WELSH)).to_be_visible()
    axe_finds_nothing(reader)
