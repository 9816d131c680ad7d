"""The hold: one press, said in words on every page, lifted with a reason."""

from datetime import timedelta

import pytest

from clarion.people import queries as people
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom import queries
from clarion.postroom.actions import Terms, deliver, place_hold
from clarion.postroom.models import Dispatch
from tests.makers.desk import Desk
from tests.makers.people import NOW, a_person
from tests.makers.postroom import a_dispatch
from tests.screens.conftest import Screen
from tests.screens.page import Page


@pytest.fixture
def here(desk: Desk, screen: Screen) -> str:
    screen.sign_in(desk.chief)
    return f"/{people.office(desk.office_id).slug}/hold/"


def presses(page: Page) -> dict[str, str]:
    """Return what each press of the sheet in the bar holds, by its words."""
    sheet = next(one for one in page.dom.iter("dialog") if one.get("id") == "hold-sheet")
    buttons = [one for one in sheet.iter("button") if one.get("name") == "what"]
    return {" ".join("".join(one.itertext()).split()): one.get("value", "") for one in buttons}


def test_holds_by_one_press_of_the_sheet_on_any_page(screen: Screen, desk: Desk, here: str) -> None:
    page = screen.open(here.replace("hold", "standing"), queries=7)
    assert presses(page) == {
        "Hold everything": "everything",
        "Hold what is promotional only": "theme:promotional",
    }
    response = screen.send(here, {"what": "everything", "why": "Mill Lane flood"})
    shown = screen.open(response.headers["Location"], queries=7)
    assert shown.heading.startswith("Held at ")
    assert "Through Clarion: nobody." in shown.words
    assert f"The hold can be lifted by: {desk.chief.name}" in shown.words
    assert "Nothing is sent after this." in shown.words
    assert "Nothing was on its way when it began." in shown.words
    assert "Everything held by" in shown.words
    assert "Mill Lane flood" in shown.words


def test_the_reason_may_be_said_afterwards(screen: Screen, desk: Desk, here: str) -> None:
    response = screen.send(here, {"what": "theme:promotional", "why": ""})
    where = response.headers["Location"]
    shown = screen.open(where, queries=7)
    assert "no reason given yet" in shown.words
    assert "Promotional held by" in shown.words
    screen.send(f"{where}explain/", {"why": ""})
    assert "Say why it is held, in a few words." in screen.open(where, queries=7).words
    screen.send(f"{where}explain/", {"why": "Budget talks"})
    page = screen.open(where, queries=7)
    assert "Budget talks" in page.words
    assert "no reason given yet" not in page.words
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    assert screen.send(f"{where}explain/", {"why": "x"}).status_code == 403


def test_says_what_is_spared_and_who_may_still_send(screen: Screen, desk: Desk, here: str) -> None:
    for _ in range(2):
        a_person(by=desk.chief, role=FIRST_ADMINISTRATOR)
    offered = screen.open(here, queries=10).words
    assert f"signed by two others of {desk.chief.name}" in offered
    chosen = {"what": "everything", "spare_emergency": "on", "spare_theme": "safety"}
    response = screen.send(here, {**chosen, "look_at": "2099-07-01T16:00"})
    shown = screen.open(response.headers["Location"], queries=13)
    assert "Nothing of this is sent any more: Everything, except emergencies, Safety" in shown.words
    assert f"Emergencies: Written by {desk.chief.name}" in shown.words
    assert f"Safety: Written by {desk.chief.name}" in shown.words
    assert "Everything else, answers to people too: nobody, through Clarion." in shown.words
    assert "To be looked at again:" in shown.words
    assert "2099" in shown.words
    assert "Everything except emergencies, Safety held by" in shown.words
    listed = screen.open(here, queries=10).words
    assert "Everything, except emergencies, Safety" in listed


def test_what_cannot_be_spared_is_said_on_the_form(screen: Screen, here: str) -> None:
    chosen = {"what": "theme:safety", "spare_theme": "safety"}
    page = screen.send_and_read(here, chosen, status=200)
    assert "This hold cannot let that pass" in page.words
    page = screen.send_and_read(
        here, {"what": "everything", "look_at": "2020-01-01T10:00"}, status=200
    )
    assert "Choose a time that is still to come" in page.words


def test_says_that_its_time_has_come(screen: Screen, desk: Desk, here: str) -> None:
    terms = Terms(look_at=NOW + timedelta(hours=1))
    placed = place_hold(scope="everything", why="Drill", terms=terms, by=desk.chief, at=NOW)
    page = screen.open(f"{here}{placed.hold_id}/", queries=7)
    assert "Its time has come" in page.words
    assert "It stays until somebody lifts it." in page.words


def test_names_what_had_left_already(screen: Screen, desk: Desk, here: str) -> None:
    left, held = a_dispatch(desk, "It has left."), a_dispatch(desk, "It waits.")
    Dispatch.objects.filter(pk=left).update(state="sending", lease_until=NOW)
    response = screen.send(here, {"what": f"account:{desk.account_id}", "why": "Wrong number"})
    deliver(dispatch_id=held, by=desk.clockwork, at=NOW)
    page = screen.open(response.headers["Location"], queries=9)
    assert "1 was already on its way" in page.words
    before, after = page.words.split("What it has stopped so far")
    assert "It has left." in before
    assert "It waits." in after
    assert not desk.net.posts(author="townhall")


def test_lifts_with_a_reason(screen: Screen, desk: Desk, here: str) -> None:
    placed = place_hold(scope="everything", why="Drill", by=desk.chief, at=NOW)
    screen.send(f"{here}{placed.hold_id}/lift/", {"why": ""})
    assert queries.hold_now(office_id=desk.office_id)
    screen.send(f"{here}{placed.hold_id}/lift/", {"why": "It is over"})
    assert not queries.hold_now(office_id=desk.office_id)
    page = screen.open(f"{here}{placed.hold_id}/", queries=5)
    assert page.heading == "Lifted"
    assert "It is over" in page.words


def test_t16_offers_each_that_was_stopped_to_be_sent_or_dropped(
    screen: Screen, desk: Desk, here: str
) -> None:
    first, second = a_dispatch(desk, "The first."), a_dispatch(desk, "The second.")
    placed = place_hold(scope="everything", why="Drill", by=desk.chief, at=NOW)
    screen.send(f"{here}{placed.hold_id}/lift/", {"why": "It is over"})
    again = here.replace("hold", "unsettled")
    alarm = screen.open(here, queries=10).words
    assert "2 messages were held and wait for somebody" in alarm
    assert "Read each as if it were new" in screen.open(again, queries=6).words
    held = here.replace("hold", "held")
    screen.send(f"{held}{first}/release/")
    screen.send(f"{held}{second}/drop/")
    assert "Read each as if it were new" not in screen.open(again, queries=6).words
    states = Dispatch.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["queued", "cancelled"]


def test_is_shown_to_everybody_and_pressed_only_by_those_who_may(
    screen: Screen, desk: Desk, here: str
) -> None:
    placed = place_hold(scope="network", subject="fakenet", why="Drill", by=desk.chief, at=NOW)
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    page = screen.open(here, queries=5)
    assert "FakeNet held by" in page.words
    assert "Hold it now" not in page.words
    assert screen.send(here, {"what": "everything", "why": "x"}).status_code == 403
    assert screen.send(f"{here}{placed.hold_id}/lift/", {"why": "x"}).status_code == 403


def test_holds_nothing_that_is_not_there(screen: Screen, desk: Desk, here: str) -> None:
    page = screen.send_and_read(here, {"what": "account:987654", "why": "x"}, status=200)
    assert "Select a valid choice" in page.words
