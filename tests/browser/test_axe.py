"""Nobody is shut out: axe finds nothing on any screen, wide or narrow, light or dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing, open_case, show_new
from tests.house.house import House
from tests.house.open_drill import SLUG

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
SCREENS = (
    "/", "/desk/", "/desk/words/", "/desk/search/?q=bridge", "/accounts/", "/accounts/new/",
    "/accounts/new/fakenet/", "/standing/", "/people/", "/signatures/",
    "/publish/", "/publish/calendar/", "/publish/campaigns/", "/publish/chains/",
    "/publish/chains/emergency/", "/publish/agreed/", "/publish/agreed/new/",
    "/signatures/reviews/",
    "/publish/templates/new/", "/settings/places/", "/settings/places/new/",
    "/settings/places/bring/",
)  # fmt: skip


@pytest.fixture(scope="module")
def busy(drill: Drill) -> Drill:
    """Somebody waits at the desk whose life may be at risk, and somebody else does not."""
    drill.somebody("rosa", "is the bridge open?")
    drill.somebody("tom", "there is a fire in our kitchen and grandma is traped upstairs")
    return drill


@pytest.mark.parametrize("path", SCREENS)
def test_axe_finds_nothing_on_a_screen(busy: Drill, desk: Desk, path: str) -> None:
    axe_finds_nothing(desk(busy.ana, path))


def test_axe_finds_nothing_on_a_case(busy: Drill, desk: Desk) -> None:
    page = desk(busy.ana)
    open_case(page, "there is a fire in our kitchen")
    axe_finds_nothing(page)


def test_axe_finds_nothing_where_people_sign_in(house: House, opened: Opener) -> None:
    axe_finds_nothing(opened(f"{house.url}/sign-in/"))


def test_axe_finds_nothing_on_what_only_a_person_can_settle(
    house: House, busy: Drill, desk: Desk
) -> None:
    page = desk(busy.ana)
    busy.somebody("fay", "is the ferry late?")
    show_new(page)
    open_case(page, "is the ferry late?")
    busy.net.fault("posts.create", "drop_after", times=1)
    busy.net.fault("posts.lookup", "down", for_seconds=None)
    page.locator("#reply_text").fill("By ten minutes.")
    page.get_by_role("button", name="Reply in public").click()
    expect(page.locator("#conversation .delivery--unknown")).to_be_visible()
    house.do("leave_open_ends")

    for path, words in (("/unsettled/", "By ten minutes."), ("/parked/", "evt_torn")):
        page.goto(busy.url + path)
        expect(page.get_by_role("main")).to_contain_text(words)
        axe_finds_nothing(page)
    busy.net.lift_faults()


def test_axe_finds_nothing_on_the_hold(busy: Drill, desk: Desk) -> None:
    page = desk(busy.ana, "/hold/")
    axe_finds_nothing(page)
    page.get_by_role("main").get_by_label("Why").fill("To see what a hold looks like.")
    page.get_by_role("button", name="Hold it now").click()
    try:
        axe_finds_nothing(page)
    finally:
        page.get_by_label("Why it is lifted").fill("It has been seen.")
        page.get_by_role("button", name="Lift the hold").click()


def test_a_letter_on_our_own_page_is_answered_there_and_axe_finds_nothing(
    house: House, busy: Drill, desk: Desk, opened: Opener
) -> None:
    page = desk(busy.ana)
    resident = opened(f"{house.url}/{SLUG}/write/")
    axe_finds_nothing(resident)
    words = "The bench by the pond is broken, somebody should mend it before the fair."
    resident.get_by_label("What do you want to tell us?").fill(words)
    resident.get_by_role("button", name="Send to").click()
    expect(resident.get_by_text("Keep these two")).to_be_visible()
    letter = resident.url

    show_new(page)
    open_case(page, "The bench by the pond")
    page.locator("#reply_text").fill("It will be mended on Friday.")
    page.get_by_role("button", name="Reply in private").click()
    expect(page.locator("#conversation .delivery--sent")).to_be_visible()
    resident.goto(letter)
    expect(resident.get_by_text("It will be mended on Friday.")).to_be_visible()
    axe_finds_nothing(resident)
