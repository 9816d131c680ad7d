"""At three in the morning somebody signs on a telephone, by a link and the code of their app."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import generate_totp_secret
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to
from tests.browser.test_second_factor import code_of
from tests.house.house import House
from tests.house.open_drill import EVE

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
HEADLINE = "The ferry does not run tonight"
PHONE = {"width": 390, "height": 844}


def look(page: Page, name: str, pictures: str | None, title: str = "") -> None:
    if title:
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        page.wait_for_load_state()
    axe_finds_nothing(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{name} is wider than the telephone"
    if pictures:
        page.screenshot(path=Path(pictures) / f"{name}.png", full_page=True)


def write(page: Page) -> None:
    press(page, "w")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")
    tab_to(page, "headline")
    page.keyboard.type(HEADLINE)
    tab_to(page, "text")
    page.keyboard.type("It does not run until 06:00 tomorrow. Use the bridge.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Saved.")


def a_link(page: Page, pictures: str | None) -> str:
    """Ask for a link, and return its address as it is shown, once."""
    page.get_by_role("link", name="Give somebody a link for signing").click()
    look(page, "give_link", pictures, "A link for signing")
    page.get_by_label(EVE[0]).check()
    page.get_by_role("button", name="Make the link").click()
    look(page, "given_link", pictures, "A link to hand over")
    return page.get_by_label("The link").input_value()


def test_signs_an_emergency_by_a_link_on_a_telephone(
    house: House,
    drill: Drill,
    desk: Desk,
    opened: Opener,
    complaints: list[str],
) -> None:
    pictures = os.environ.get("CLARION_PICTURES")
    app = generate_totp_secret()
    house.do("give_app", EVE[1], app)
    page = desk(drill.ana, "/publish/", viewport=PHONE)
    write(page)
    page.get_by_role("button", name="Emergency: risk to life").click()
    look(page, "emergency", pictures, "Emergency: risk to life")
    page.get_by_label("Why a life is at risk").fill("People wait on the pier in the storm")
    page.get_by_role("button", name="Send for two signatures").click()
    expect(page.get_by_role("main")).to_contain_text("Sent for two signatures.")
    look(page, "follow", pictures, HEADLINE)
    address = a_link(page, pictures)

    phone = opened(address, viewport=PHONE)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Words for you to sign")
    expect(phone.get_by_role("main")).to_contain_text("Use the bridge.")
    look(phone, "link", pictures)
    phone.get_by_label("Code").fill("12 34")
    phone.get_by_role("button", name="Sign these words").click()
    expect(phone.get_by_role("main")).to_contain_text("This code is not right")
    look(phone, "link_wrong", pictures)
    phone.get_by_label("Code").fill(code_of(app))
    phone.get_by_role("button", name="Sign these words").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Signed")
    look(phone, "link_done", pictures)
    phone.goto(address)
    expect(phone.get_by_role("main")).to_contain_text("You have answered by it already.")
    look(phone, "link_shut", pictures)
    complaints[:] = [one for one in complaints if "status of 410" not in one]
    page.goto(f"{drill.url}/signatures/")
    look(page, "signatures", pictures, "Signatures")
    page.goto(f"{drill.url}/signatures/reviews/")
    look(page, "reviews", pictures, "Reviews of emergencies")
    page.goto(f"{drill.url}/publish/chains/")
    look(page, "chains", pictures)
    page.goto(f"{drill.url}/publish/chains/emergency/")
    look(page, "emergency_route", pictures)
