"""What several of these tests do at the desk, and look at."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

# What depends on the width does not depend on the room, so each is looked at once.
LOOKS = ((1440, "light"), (390, "dark"))
SOON = 20_000  # ms; what happens elsewhere comes by itself, on a busy machine too
_OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def axe_finds_nothing(page: Page) -> None:
    """Look at a page as it is now, wide in the light room and narrow in the dark one."""
    before = page.viewport_size
    for width, room in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=room)
        found = Axe().run(page, options=_OPTIONS)
        where = f"{page.url} at {width} px, {room}\n"
        assert found.violations_count == 0, where + found.generate_report()
    if before:
        page.set_viewport_size(before)


def show_new(page: Page, patience: int = SOON) -> None:
    """Wait (ms) until the page itself says that something is new, and have it shown."""
    page.get_by_role("button", name="new").click(timeout=patience)


def open_case(page: Page, words: str) -> None:
    """Open a case from the queue by its words."""
    page.get_by_role("link", name=words).click()
    expect(page.locator("#reply_text")).to_be_visible()


def sent_mark(page: Page, text: str) -> Locator:
    """The mark under an answer that says it is on the network."""
    return page.locator("#conversation article", has_text=text).locator(".delivery--sent")
