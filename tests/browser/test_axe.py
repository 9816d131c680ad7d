"""Nobody is shut out: axe finds nothing on any screen, wide or narrow, light or dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Drill

pytestmark = pytest.mark.browser

WIDTHS = (1440, 390)
ROOMS = ("light", "dark")
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
SCREENS = (
    "/", "/desk/", "/desk/words/", "/desk/search/?q=bridge", "/accounts/", "/accounts/new/",
    "/accounts/new/fakenet/", "/parked/", "/unsettled/", "/standing/", "/hold/", "/people/",
    "/signatures/",
)  # fmt: skip


def axe_finds_nothing(page: Page) -> None:
    """Look at a page as it is now, in both rooms and at both widths."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for room in ROOMS:
            page.emulate_media(color_scheme=room)
            found = Axe().run(page, options=OPTIONS)
            where = f"{page.url} at {width} px, {room}\n"
            assert found.violations_count == 0, where + found.generate_report()


@pytest.fixture(scope="module")
def busy(drill: Drill) -> Drill:
    """Somebody waits at the desk whose life may be at risk, and somebody else does not."""
    drill.somebody("rosa", "is the bridge open?")
    drill.somebody("tom", "there is a fire in our kitchen and grandma is traped upstairs")
    return drill


@pytest.mark.parametrize("path", SCREENS)
def test_axe_finds_nothing_on_a_screen_of_the_office(
    busy: Drill, desk: Callable[..., Page], path: str
) -> None:
    axe_finds_nothing(desk(busy.ana, path))
