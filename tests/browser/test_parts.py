"""A warning is put together from its parts by keyboard alone, and signed with its text message."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill
from tests.browser.seen import axe_finds_nothing
from tests.browser.test_o20_keyboard import press, tab_to

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
WHAT = "The weir gate has failed"


def typed(page: Page, name: str, words: str) -> None:
    """Go to a field by keyboard and write in it."""
    tab_to(page, name)
    page.keyboard.type(words)


def test_from_its_parts_to_what_is_handed_over(drill: Drill, desk: Desk) -> None:
    page = desk(drill.ana, "/publish/")
    press(page, "w")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a statement")
    tab_to(page, "Start from its parts")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Start from its parts")
    axe_finds_nothing(page)
    typed(page, "what", WHAT)
    typed(page, "where", "Mill Lane; Weir Road")
    typed(page, "do", "Move upstairs. Don’t drive.")
    page.get_by_label("Text message").check()
    page.get_by_label("To be read out").check()
    tab_to(page, "Put it together")
    press(page, "Enter")

    preview = page.locator("#preview")
    expect(preview).to_contain_text("GSM-7, 1 message.")
    expect(preview).to_contain_text("Every number, time, day, place and instruction is everywhere.")
    axe_finds_nothing(page)
    page.get_by_text("Texts that others send for you").click()
    page.get_by_label("Words for Text message").fill(f"{WHAT}. Move upstairs. Mill Lane.")
    expect(preview).to_contain_text("It leaves out")
    page.get_by_text("Fact by fact").click()
    expect(preview.get_by_role("cell", name="lost").first).to_be_visible()
    axe_finds_nothing(page)
    tab_to(page, "Send for signature")
    press(page, "Enter")
    asked = page.get_by_role("alert").filter(has_text="Look again")
    expect(asked).to_contain_text("Look again before it is signed: ")
    expect(asked).to_contain_text("It leaves out Don’t drive (Text message, English).")
    axe_finds_nothing(page)
    tab_to(page, "Send it all the same")
    press(page, "Enter")
    expect(page.get_by_role("main")).to_contain_text("Do not hand it over.")

    signer = desk(drill.eve, "/signatures/")
    ours = signer.get_by_role("article").filter(has_text=WHAT)
    expect(ours).to_contain_text("Text message, English")
    ours.get_by_role("button", name="Sign these words").click()
    expect(signer.get_by_role("main")).to_contain_text("Signed.")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Ready to hand over")
    expect(page.get_by_label("Text message")).to_have_value(
        f"EXERCISE. {WHAT}. Move upstairs. Mill Lane."
    )
    axe_finds_nothing(page)
