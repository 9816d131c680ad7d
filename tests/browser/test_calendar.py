"""The calendar is read, and a card moved, by mouse and by keyboard, from any place in the world."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to
from tests.house.house import House

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
HEADLINE = "The library opens late"


@pytest.fixture(scope="module")
def monday(house: House, drill: Drill) -> Iterator[date]:
    """An office in Madrid, with a plan for the week that begins on this day."""
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday()) + timedelta(days=14)
    house.do("open_plans", "Europe/Madrid", monday.isoformat())
    yield monday
    house.do("open_plans", "Europe/London", (monday + timedelta(days=70)).isoformat())


def test_t3_a_card_dragged_from_tokyo_leaves_when_the_cell_in_madrid_said(
    monday: date, drill: Drill, desk: Desk
) -> None:
    week = f"/publish/calendar/?view=week&on={monday}"
    page = desk(drill.ana, week, timezone_id="Asia/Tokyo")
    axe_finds_nothing(page)
    card = page.locator(".calendar [data-drag]", has_text=HEADLINE)
    cell = page.locator(f"[data-drop^='{monday + timedelta(days=2)}T09:00']")
    promised = cell.get_attribute("data-drop")
    assert promised is not None
    card.drag_to(cell)
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose another time")
    expect(page.get_by_role("main")).to_contain_text("09:00 CE")
    expect(page.get_by_role("main")).to_contain_text("Europe/Madrid")
    axe_finds_nothing(page)
    page.get_by_role("button", name="Move it to").click()
    moved = page.locator(".calendar .plan", has_text=HEADLINE)
    expect(moved).to_contain_text("09:00 CE")
    assert page.locator(f"[data-drop='{promised}'] .plan", has_text=HEADLINE).count() == 1


def test_o20_a_card_is_moved_by_keyboard_alone(monday: date, drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, f"/publish/calendar/?view=month&on={monday}")
    axe_finds_nothing(page)
    page.goto(f"{drill.url}/publish/calendar/?view=list&on={monday}&theme=service")
    axe_finds_nothing(page)
    press(page, "n", "p")
    page.wait_for_url("**on=*")
    page.goto(f"{drill.url}/publish/calendar/?view=list&on={monday}&theme=service")
    page.locator(".calendar__list .plan", has_text="The pool is closed").get_by_role(
        "link", name="Move"
    ).focus()
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose another time")
    page.get_by_label("Time", exact=True).focus()
    page.keyboard.type("1015AM")
    tab_to(page, "Show what that means")
    press(page, "Enter")
    expect(page.get_by_role("main")).to_contain_text("It needs to be signed again")
    axe_finds_nothing(page)
    tab_to(page, "Move it to")
    press(page, "Enter")
    moved = page.locator(".calendar__list .plan", has_text="The pool is closed")
    expect(moved).to_contain_text("10:15 CE")
    expect(moved).to_contain_text("Waiting for signature")


def test_a_week_is_a_list_of_days_on_a_phone(monday: date, drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, f"/publish/calendar/?view=week&on={monday}", viewport=PHONE)
    expect(page.locator("table.calendar")).to_be_hidden()
    expect(page.locator(".calendar__list")).to_contain_text(HEADLINE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


@pytest.mark.parametrize("path", ["slots/", "series/", "series/new/", "zone/?zone=Asia/Tokyo"])
def test_axe_finds_nothing_where_plans_are_made(
    monday: date, drill: Drill, desk: Desk, path: str
) -> None:
    page = desk(drill.ana, f"/publish/{path}")
    axe_finds_nothing(page)
    if path == "series/":
        page.get_by_role("link", name="Bins are emptied").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Bins are emptied")
        axe_finds_nothing(page)
