"""A resident's message is seen live, answered once and resolved, by two people in two browsers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill, Opener
from tests.browser.seen import SOON, open_case, sent_mark, show_new
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
# How soon a danger to life must be at the top of every open screen.
DANGER_SHOWN = 10_000  # ms


def see_new(page: Page, words: str) -> None:
    """Wait until the page itself says that something is new, and let it be shown."""
    show_new(page)
    expect(page.get_by_role("link", name=words)).to_be_visible()


def send(page: Page, text: str) -> None:
    """Write an answer and send it in public."""
    page.locator("#reply_text").fill(text)
    page.get_by_role("button", name="Reply in public").click()


def resolve(page: Page) -> None:
    """Say that nobody has to do anything more."""
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator("#head .tag", has_text="Resolved")).to_be_visible()


def test_two_see_it_live_one_answers_and_it_is_on_the_network_once(
    drill: Drill, desk: Desk
) -> None:
    question, answer = "when does the library open on Sunday?", "At ten, until four."
    ana, ben = desk(drill.ana), desk(drill.ben)
    asked = drill.somebody("maya", question)
    for page in (ana, ben):
        see_new(page, question)
        open_case(page, question)

    ana.locator("#reply_text").press_sequentially("At ")
    expect(ben.get_by_text("Ana Ruiz is writing an answer")).to_be_visible()
    send(ana, answer)

    for page in (ana, ben):
        expect(sent_mark(page, answer)).to_be_visible()
    (post,) = drill.said(answer)
    assert post.parent_id == asked.id
    link = sent_mark(ana, answer).get_by_role("link", name="see it on FakeNet")
    assert link.get_attribute("href") == post.url

    resolve(ana)
    expect(ben.locator("#head .tag", has_text="Resolved")).to_be_visible()
    ben.reload()
    ben.get_by_text("Everything that was done").click()
    deeds = ben.get_by_role("list", name="Everything that was done").locator("strong")
    done = [
        "The case was opened", "Covered by a standing word", "Put at the door", "Answer written",
        "Sent", "The answer has arrived", "Resolved",
    ]  # fmt: skip
    expect(deeds).to_have_text(done)
    assert len(drill.said(answer)) == 1


def test_a_danger_to_life_is_on_top_within_ten_seconds_and_must_be_assessed(
    drill: Drill, desk: Desk
) -> None:
    page = desk(drill.ana)
    drill.somebody("olu", "is the swimming pool warm today?")
    see_new(page, "is the swimming pool warm today?")
    cry = "my baby isnt breathing please help"
    drill.somebody("nia", cry)
    top = page.locator("#queue > li").first
    expect(top).to_contain_text(cry, timeout=DANGER_SHOWN)
    expect(top).to_have_class(re.compile("list__row--pinned"))

    open_case(page, cry)
    expect(page.get_by_role("button", name="Resolve", exact=True)).to_have_count(0)
    expect(page.locator("#next-steps")).to_contain_text("once somebody has said whether a life")
    page.get_by_role("group", name="Is a life at risk?").get_by_label("Yes").check()
    page.get_by_label("What did you find?").fill("The ambulance is there.")
    page.get_by_role("button", name="Save what I found").click()
    resolve(page)


def test_a_draft_survives_the_browser(drill: Drill, desk: Desk) -> None:
    question, draft = "who owns the old mill?", "The mill belongs to"
    drill.somebody("ivo", question)
    page = desk(drill.ana)
    _wait_for_case(page, question)
    open_case(page, question)
    page.locator("#reply_text").press_sequentially(draft)
    expect(page.locator("[data-saved]").first).to_contain_text("aved")
    where = page.url.removeprefix(drill.url)
    page.context.close()
    expect(desk(drill.ana, where).locator("#reply_text")).to_have_value(draft)


def test_r6_who_was_overtaken_compares_before_anything_is_sent(drill: Drill, desk: Desk) -> None:
    question = "is there parking at the station?"
    drill.somebody("pia", question)
    ana, ben = desk(drill.ana), desk(drill.ben)
    for page in (ana, ben):
        _wait_for_case(page, question)
        open_case(page, question)
    theirs, mine = "Yes, fifty places.", "Yes, behind the station."
    send(ana, theirs)
    expect(sent_mark(ana, theirs)).to_be_visible()
    send(ben, mine)

    expect(ben.get_by_role("heading", level=1)).to_have_text("Compare before you send")
    expect(ben.get_by_role("region", name="New since you began")).to_contain_text(theirs)
    expect(ben.locator("#reply_text")).to_have_value(mine)
    assert drill.said(mine) == []
    ben.get_by_role("button", name="Drop mine and go back to the case").click()
    expect(ben.locator("#reply_text")).to_have_value("")
    assert len(drill.said(theirs)) == 1


def test_a_hold_stops_what_wants_to_leave_until_somebody_looks_at_it_again(
    drill: Drill, desk: Desk
) -> None:
    question, answer = "are dogs allowed in the park?", "Yes, on a lead."
    drill.somebody("kit", question)
    page = desk(drill.ana)
    _wait_for_case(page, question)
    page.get_by_role("link", name="Hold:").click()
    sheet = page.get_by_role("dialog", name="Hold")
    sheet.get_by_label("Why").fill("We have to check something.")
    sheet.get_by_role("button", name="Hold everything").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Held at")
    hold = page.url

    page.goto(f"{drill.url}/desk/")
    open_case(page, question)
    send(page, answer)
    held = page.locator("#conversation .delivery--held")
    expect(held).to_contain_text("We have to check something.")
    # Two rounds of the timetable that delivers what is due.
    page.wait_for_timeout(10_000)
    assert drill.said(answer) == []

    where = page.url
    page.goto(hold)
    expect(page.get_by_role("main")).to_contain_text(answer)
    page.get_by_label("Why it is lifted").fill("It was right.")
    page.get_by_role("button", name="Lift the hold").click()
    page.goto(where)
    page.get_by_role("button", name="It is still right: send it now").click()
    expect(sent_mark(page, answer)).to_be_visible()
    assert len(drill.said(answer)) == 1


def test_without_a_script_the_main_job_works(drill: Drill, opened: Opener) -> None:
    question, answer = "how do I rent the town hall?", "Write to us with a date."
    drill.somebody("gus", question)
    page = opened(f"{drill.url}/desk/", drill.ben, java_script_enabled=False)
    _wait_for_case(page, question)
    open_case(page, question)
    send(page, answer)
    wait_until(lambda: drill.said(answer), what="the answer on the network")
    _reload_until(page, lambda: sent_mark(page, answer).count(), what="the page to say so")
    resolve(page)
    assert len(drill.said(answer)) == 1


def _wait_for_case(page: Page, words: str) -> None:
    row = page.get_by_role("link", name=words)
    _reload_until(page, row.count, what=f"the case “{words}”")


def _reload_until(page: Page, happened: Callable[[], object], *, what: str) -> None:
    def looked() -> object:
        page.reload()
        return happened()

    wait_until(lambda: happened() or looked(), what=what, seconds_max=SOON / 1000)
