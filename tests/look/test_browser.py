"""It can be worked by keyboard and by thumb, seen in both rooms, and never moves under the hand."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
PAGES = ["", "desk/", "exercise/", "public/", "sign-in/", "error/"]
PHONE, SMALL_PHONE, DESKTOP = 390, 360, 1440
ROWS = [{"number": n, "words": f"Message number {n}"} for n in range(1, 4)]


@pytest.fixture
def open_page(site: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens addresses in one fresh profile; any complaint of the browser fails the test."""
    complaints: list[str] = []
    profiles = []

    def opened(path: str, **profile: Any) -> Page:
        context = browser.new_context(**profile)
        profiles.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield opened
    for context in profiles:
        context.close()
    assert [words for words in complaints if "503" not in words and "ERR_FAILED" not in words] == []


def tell(site: str, **order: Any) -> None:
    httpx.post(f"{site}/house/tell/", json=order).raise_for_status()


@pytest.fixture
def live(site: str, open_page: Callable[..., Page]) -> Iterator[Page]:
    tell(site, rows=ROWS, stream=True)
    page = open_page("/house/", viewport={"width": DESKTOP, "height": 900})
    expect(page.get_by_text("Ana Ruiz is looking")).to_be_visible()
    yield page
    tell(site, stream=False)


@pytest.mark.parametrize(("width", "room"), [(DESKTOP, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(
    open_page: Callable[..., Page], path: str, width: int, room: str
) -> None:
    page = open_page(f"/look/{path}", viewport={"width": width, "height": 900}, color_scheme=room)
    found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_fits_a_small_phone(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(f"/look/{path}", viewport={"width": SMALL_PHONE, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE


def test_shows_the_menu_and_one_pane_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/", viewport={"width": PHONE, "height": 800})
    expect(page.locator("nav.rail")).to_be_hidden()
    expect(page.locator(".pane--list")).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(page.get_by_role("link", name="Listening")).to_be_visible()


def test_works_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/", java_script_enabled=False)
    page.get_by_text("Ana Ruiz", exact=True).first.click()
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-room") == "dark"
    assert page.url.endswith("/look/desk/")


def test_a_form_is_sent_once_however_often_it_is_pressed(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/")
    sent: list[str] = []

    def answered(route: Route) -> None:
        sent.append(route.request.url)
        route.fulfill(status=204)  # the page stays

    page.route("**/twice/", answered)
    form = '<form method="post" action="/twice/"><button id="twice">Send</button></form>'
    page.evaluate("(form) => document.body.insertAdjacentHTML('beforeend', form)", form)
    page.locator("#twice").dblclick()
    page.locator("#twice").click()
    page.wait_for_timeout(300)
    assert len(sent) == 1


def test_darkens_at_once_and_stays_dark(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.locator(".bar__me summary").click()
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert dark != before
    page.reload()
    assert page.locator("html").get_attribute("data-room") == "dark"


def test_keys_move_open_and_press(live: Page) -> None:
    live.keyboard.press("j")
    live.keyboard.press("j")
    expect(live.locator("#row-2 a")).to_be_focused()
    live.keyboard.press("k")
    live.keyboard.press("Enter")
    assert live.url.endswith("#row-1")


def test_a_key_in_a_field_is_only_a_letter(live: Page) -> None:
    live.locator("#reply").press_sequentially("jr/?")
    expect(live.locator("#reply")).to_have_value("jr/?")
    expect(live.locator("#keys")).to_be_hidden()


def test_tells_its_keys_and_lets_them_be_turned_off(live: Page) -> None:
    live.keyboard.press("?")
    expect(live.get_by_role("dialog", name="Keys").get_by_text("Reply")).to_be_visible()
    live.get_by_role("button", name="Keys are on").click()
    live.keyboard.press("Escape")
    live.keyboard.press("j")
    expect(live.locator("#row-1 a")).not_to_be_focused()


def test_slash_goes_to_the_search(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search everything")).to_be_focused()


def test_new_rows_wait_until_they_are_asked_for(live: Page, site: str) -> None:
    top = live.locator("#row-1").bounding_box()
    tell(site, rows=[{"number": 9, "words": "New one"}, *ROWS], event="news", data={"count": 1})
    tell(site, event="news", data={"count": 2})
    button = live.get_by_role("button", name="Show 3 new")
    expect(button).to_be_visible()
    expect(live.locator("#row-9")).to_have_count(0)
    assert live.locator("#row-1").bounding_box() == top
    button.click()
    expect(live.locator("#queue > :first-child")).to_contain_text("New one")
    expect(button).to_be_hidden()


def test_danger_to_life_comes_at_once_on_top_and_aloud(live: Page, site: str) -> None:
    live.evaluate("window.rang = 0")
    live.evaluate("OscillatorNode.prototype.start = function () { window.rang += 1 };0")
    live.evaluate("OscillatorNode.prototype.stop = () => {};0")
    live.locator("h1").click()
    tell(site, event="urgent", data={"url": "/house/rows/7/", "words": "Life risk: wont wake up"})
    expect(live.locator("#queue > :first-child")).to_have_id("row-7")
    expect(live.locator("#row-7")).to_have_class("list__row list__row--pinned")
    expect(live.get_by_role("alert")).to_have_text("Urgent: Life risk: wont wake up")
    live.wait_for_function("window.rang === 2")


def test_the_sound_can_be_turned_off(live: Page, site: str) -> None:
    live.evaluate("window.rang = 0")
    live.evaluate("OscillatorNode.prototype.start = function () { window.rang += 1 };0")
    live.evaluate("OscillatorNode.prototype.stop = () => {};0")
    live.evaluate("localStorage.setItem('alarm-off', '1')")
    tell(site, event="urgent", data={"url": "/house/rows/7/"})
    expect(live.locator("#row-7")).to_be_visible()
    assert live.evaluate("window.rang") == 0


def test_what_the_hand_is_on_does_not_move(live: Page, site: str) -> None:
    live.set_viewport_size({"width": DESKTOP, "height": 420})
    live.locator("#row-3").hover()
    before = y_of(live, "#row-3")
    tell(site, event="urgent", data={"url": "/house/rows/7/"})
    expect(live.locator("#row-7")).to_have_count(1)
    assert y_of(live, "#row-3") == pytest.approx(before, abs=1)  # less than a pixel


def test_a_region_is_fetched_anew_when_it_changed(live: Page, site: str) -> None:
    heard = len(httpx.get(f"{site}/house/told/").json()["heard"])
    tell(site, event="change", data={"about": "case:42"})
    expect(live.locator("#said")).to_have_text(f"{heard} heard")


def test_two_windows_share_one_line(live: Page, site: str) -> None:
    other = live.context.new_page()
    streams: list[str] = []
    other.on("request", lambda asked: "stream" in asked.url and streams.append(asked.url))
    other.goto(f"{site}/house/")
    expect(other.get_by_text("Ana Ruiz is looking")).to_be_visible()
    tell(site, event="news")
    expect(other.get_by_role("button", name="Show 1 new")).to_be_visible()
    expect(live.get_by_role("button", name="Show 1 new")).to_be_visible()
    assert streams == []


def test_a_window_takes_the_line_over(live: Page, site: str) -> None:
    other = live.context.new_page()
    other.goto(f"{site}/house/")
    expect(other.get_by_text("Ana Ruiz is looking")).to_be_visible()
    with other.expect_request("**/house/stream/"):
        live.close()


def test_says_politely_that_it_is_not_live_and_catches_up(live: Page, site: str) -> None:
    live.clock.install()
    tell(site, stream=False, rows=[{"number": 8, "words": "Missed", "pinned": True}, *ROWS])
    live.wait_for_timeout(1000)
    expect(live.locator("[data-live-state]")).to_be_hidden()
    live.clock.run_for(11_000)
    expect(live.get_by_text("Not live: trying again")).to_be_visible()
    tell(site, stream=True)
    live.clock.run_for(6_000)
    expect(live.locator("[data-live-state]")).to_be_hidden()
    expect(live.locator("#queue > :first-child")).to_have_id("row-8")


def test_keeps_a_draft_after_a_moment_of_quiet(live: Page, site: str) -> None:
    live.locator("#reply").press_sequentially("A crew is coming")
    expect(live.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    wait_until(lambda: drafts(site)[-1] == "A crew is coming")  # typing may have halted meanwhile


def test_keeps_a_draft_when_the_window_is_closed_at_once(live: Page, site: str) -> None:
    live.locator("#reply").fill("half a sen")
    live.close(run_before_unload=True)
    wait_until(lambda: drafts(site)[-1] == "half a sen")


def test_says_that_a_draft_was_not_kept(live: Page) -> None:
    live.route("**/house/draft/", lambda route: route.abort())
    live.locator("#reply").fill("A crew")
    expect(live.get_by_text("Not saved. Your words are still here")).to_be_visible()


def test_counts_as_the_network_counts(live: Page) -> None:
    live.locator("#reply").fill("twelve chars")
    expect(live.locator("[data-counter]")).to_have_text("24/20")
    expect(live.locator(".counter [role=status]")).to_have_text("4 too many")


def test_counts_by_itself_what_people_call_a_letter(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/")
    page.locator("#id_reply").fill("👩‍👩‍👧 né")
    expect(page.locator("[data-counter-of=id_reply] [data-counter]")).to_have_text("4/300")


def test_clocks_go_on_by_themselves(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/")
    page.clock.install()
    page.reload()
    clock = page.locator(".pane--side [data-clock]")
    expect(clock).to_have_text("4 min left")
    page.evaluate(
        "element => element.dateTime = new Date(Date.now() - 125000).toISOString()",
        clock.element_handle(),
    )
    page.clock.run_for(15_000)
    expect(clock).to_have_text("2 min late")
    expect(page.locator(".pane--side .clock--late")).to_be_visible()


def test_opens_a_sheet_and_gives_the_keyboard_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/")
    opener = page.get_by_role("button", name="Hold everything")
    opener.click()
    expect(page.get_by_role("dialog", name="Hold")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_a_sheet_never_hides_an_exercise(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/exercise/", viewport={"width": PHONE, "height": 700})
    page.keyboard.press("?")
    sheet = page.locator("#keys").bounding_box()
    band = page.locator(".exercise").bounding_box()
    assert sheet
    assert band
    assert sheet["y"] >= band["y"] + band["height"]


def test_shows_where_the_keyboard_is(open_page: Callable[..., Page]) -> None:
    page = open_page("/look/desk/")
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " const a = getComputedStyle(document.activeElement, '::after');"
            " return s.outlineStyle !== 'none' || a.outlineStyle !== 'none'"
            " || s.boxShadow !== 'none' || document.activeElement.matches('body, [type=radio]') }"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")


def y_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def drafts(site: str) -> list[str]:
    heard = httpx.get(f"{site}/house/told/").json()["heard"]
    return ["", *(words["reply"] for words in heard if words["what"] == "draft")]


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(50):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to pass")


def test_a_page_without_its_database_asks_for_itself_again(
    open_page: Callable[..., Page], site: str
) -> None:
    page = open_page("/look/")
    html = render_to_string("503.html", {"again": True})
    page.clock.install()
    page.route("**/look/desk/", lambda route: route.fulfill(status=503, body=html))
    page.goto(f"{site}/look/desk/")
    gone = page.get_by_role("heading", name="Our database does not answer")
    with page.expect_response("**/look/desk/"):
        page.clock.run_for(6_000)
    expect(gone).to_be_visible()
    page.unroute("**/look/desk/")
    page.clock.run_for(6_000)
    expect(gone).to_be_hidden()
