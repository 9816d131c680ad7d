"""A stolen password is not enough: the app, the recovery codes and the passkeys, in a browser."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import axe_finds_nothing
from tests.house.house import House
from tests.house.open_drill import CLEO, DAN, PASSWORD

pytestmark = pytest.mark.browser

CODE_SECONDS = 35

# A device with a fingerprint reader that recognises its owner at once.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def a_device(page: Page) -> Iterator[None]:
    """Give the page's machine a place that keeps passkeys."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    try:
        yield
    finally:
        line.send("WebAuthn.removeVirtualAuthenticator", made)


def code_of(key: str) -> str:
    """What an authenticator app with this key shows now."""
    return str(format_hotp_value(hotp_value(key, next(iter(yield_hotp_counters_from_time())))))


def next_code_of(key: str, used: str) -> str:
    """The code after one that was used; each is good once, for as long as it is shown."""
    ends = time.monotonic() + CODE_SECONDS
    while (code := code_of(key)) == used and time.monotonic() < ends:
        time.sleep(0.5)
    return code


def enter_password(page: Page, email: str) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def say_it_is_me(page: Page) -> None:
    """The password once more, before something delicate."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def sign_out(page: Page, house: House) -> None:
    """Sign out and come back to the door."""
    page.goto(f"{house.url}/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{house.url}/sign-in/")


def is_at_work(page: Page, drill: Drill) -> None:
    """Whoever is here has their office's queue open to them."""
    page.goto(f"{drill.url}/desk/")
    expect(page.get_by_role("navigation", name="Rooms")).to_be_visible()


def is_at_the_door(page: Page, drill: Drill, asked_for: str) -> None:
    """Whoever is here is asked for something, and is not shown the queue."""
    page.goto(f"{drill.url}/desk/")
    expect(page.get_by_role("heading", level=1)).to_have_text(asked_for)


def test_an_app_and_a_recovery_code(house: House, drill: Drill, opened: Opener) -> None:
    page = opened(f"{house.url}/sign-in/")
    enter_password(page, CLEO[1])
    page.get_by_role("link", name="Add an authenticator app").click()
    say_it_is_me(page)
    key = page.get_by_role("main").locator("code").inner_text()
    axe_finds_nothing(page)
    page.get_by_label("The code that the app shows now").fill("000000")
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_text("This code is not right.").first).to_be_visible()
    used = code_of(key)
    page.get_by_label("The code that the app shows now").fill(used)
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    axe_finds_nothing(page)
    recovery = page.get_by_role("main").locator("code").first.inner_text()

    sign_out(page, house)
    enter_password(page, CLEO[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    axe_finds_nothing(page)
    is_at_the_door(page, drill, "Your second factor")
    enter_code(page, used)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    enter_code(page, next_code_of(key, used))
    is_at_work(page, drill)

    sign_out(page, house)
    enter_password(page, CLEO[1])
    enter_code(page, recovery)
    is_at_work(page, drill)

    sign_out(page, house)
    enter_password(page, CLEO[1])
    enter_code(page, recovery)
    expect(page.get_by_text("This code is not right.").first).to_be_visible()
    is_at_the_door(page, drill, "Your second factor")


def test_a_passkey_with_and_without_the_password(
    house: House, drill: Drill, opened: Opener
) -> None:
    page = opened(f"{house.url}/sign-in/")
    with a_device(page):
        enter_password(page, DAN[1])
        page.get_by_role("link", name="Add a passkey").click()
        say_it_is_me(page)
        page.get_by_label("What to call it").fill("Blue key")
        page.get_by_label("Sign in with this alone, without the password").check()
        axe_finds_nothing(page)
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Add a passkey")
        page.goto(f"{house.url}/account/passkeys/")
        expect(page.get_by_role("main").locator("strong")).to_have_text("Blue key")
        axe_finds_nothing(page)

        sign_out(page, house)
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Sign in")
        is_at_work(page, drill)

        sign_out(page, house)
        enter_password(page, DAN[1])
        page.get_by_role("button", name="Use a passkey instead").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Your second factor")
        is_at_work(page, drill)

    sign_out(page, house)
    with a_device(page):  # another one, which never heard of us
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(
            page.get_by_role("alert").filter(has_text="The passkey was not used")
        ).to_be_visible()
    is_at_the_door(page, drill, "Sign in")
