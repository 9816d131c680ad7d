"""What is begun is kept, what is held is looked at again, and what nobody has is taken back."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Drill
from tests.browser.seen import axe_finds_nothing, open_case, show_new

pytestmark = pytest.mark.browser

Desk = Callable[..., Page]
QUESTIONS = {
    "test_what_was_begun_in_one_form_is_there_after_another_was_sent": "who pumps out a cellar?",
    "test_a_held_answer_is_looked_at_again_and_taken_back": "when does the library open on Sunday?",
}


@pytest.fixture
def case(drill: Drill, desk: Desk, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new case, open before Ana; nothing is held when it is over."""
    page = desk(drill.ana)
    # Different in what they ask: what says the same would be folded into one row.
    question = QUESTIONS[request.node.name]
    drill.somebody("priya", question)
    show_new(page)
    open_case(page, question)
    yield page
    for _ in range(3):
        page.goto(f"{drill.url}/hold/")
        held = page.locator(".list__open")
        if not held.count():
            return
        held.first.click()
        lift(page)


def lift(page: Page) -> None:
    page.get_by_label("Why it is lifted").fill("It is over")
    page.get_by_role("button", name="Lift the hold").click()
    expect(page.get_by_role("heading", name="Lifted", exact=True)).to_be_visible()


def hold_everything(page: Page) -> None:
    page.get_by_text("Nothing held").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Why").fill("Mill Lane flood")
    sheet.get_by_role("button", name="Hold everything").click()
    expect(page.get_by_role("heading", name="Held at")).to_be_visible()


def test_what_was_begun_in_one_form_is_there_after_another_was_sent(case: Page) -> None:
    case.get_by_label("Note for colleagues").fill("I was in the middle of")
    case.get_by_text("Add a task").click()
    case.get_by_label("What is to be done?").fill("Ring the water company")
    case.get_by_role("button", name="Add the task").click()
    expect(case.locator("#tasks .task__words")).to_have_text("Ring the water company")
    expect(case.get_by_label("Note for colleagues")).to_have_value("I was in the middle of")
    axe_finds_nothing(case)
    case.get_by_role("button", name="Resolve", exact=True).click()
    expect(case.locator(".govuk-error-summary")).to_contain_text("Ring the water company")
    case.get_by_role("button", name=re.compile("^Done")).click()
    expect(case.locator("#tasks .task--done")).to_be_visible()


def test_a_held_answer_is_looked_at_again_and_taken_back(case: Page, drill: Drill) -> None:
    answer, here = "Ring 0345 000 0000, day and night.", case.url
    hold_everything(case)
    where = case.url
    case.goto(here)
    case.locator("#reply_text").fill(answer)
    case.get_by_role("button", name="Reply in public").click()
    expect(case.locator("#conversation .delivery--held")).to_contain_text("Mill Lane flood")
    case.goto(where)
    lift(case)
    case.get_by_role("link", name="Look at it again", exact=True).click()
    axe_finds_nothing(case)
    case.goto(here)
    expect(case.locator("#conversation")).to_contain_text("until somebody looks at it again")
    case.get_by_role("button", name="Take it back").click()
    expect(case.locator("#reply_text")).to_have_value(answer)
    expect(case.locator("#conversation .delivery--withdrawn")).to_be_visible()
    assert drill.said(answer) == []
