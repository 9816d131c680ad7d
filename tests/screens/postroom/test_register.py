"""The register, who may say what, and an account that is not in our hands, as people see them."""

import csv
import io

import pytest

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom import queries
from clarion.postroom.actions import close_account, propose_posting_rule
from clarion.postroom.queries import EVERYBODY, Kind, Permit, the_account
from tests.makers.desk import Desk
from tests.makers.people import NOW, a_person, an_actor
from tests.makers.publishing import an_own_page
from tests.screens.conftest import Screen

FORMULA = "=cmd|' /C calc'!A0"
OFFICER = "Communications officer"
SAFETY = Permit(roles=frozenset({OFFICER}), themes=frozenset({"safety"}))


def place(desk: Desk, rest: str = "") -> str:
    return f"/{people.office(desk.office_id).slug}/accounts/{rest}"


def written(desk: Desk, **changed: object) -> dict[str, object]:
    said = {
        "kind": "mixed",
        "owner_id": desk.chief.staff_id,
        "authority": "https://town.example/order-12",
        "hours": "weekdays 8:00 to 18:00",
    }
    return said | changed


def officer(desk: Desk) -> Actor:
    return a_person(by=desk.chief, role=OFFICER)


def test_writes_an_account_down_and_shows_it_in_the_register(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    before = screen.open(place(desk, "register/"), queries=5)
    assert "Not registered yet" in before.words
    here = place(desk, f"{desk.account_id}/register/")
    screen.open(here, queries=6)
    assert screen.send(here, written(desk)).status_code == 302
    page = screen.open(place(desk, "register/"), queries=5)
    assert "Mixed" in page.words
    assert "weekdays 8:00 to 18:00" in page.words
    assert page.links()["https://town.example/order-12"] == "https://town.example/order-12"


def test_says_what_is_wrong_with_an_authority_and_keeps_the_rest(
    screen: Screen, desk: Desk
) -> None:
    screen.sign_in(desk.chief)
    wrong = written(desk, authority="javascript:alert(1)")
    here = place(desk, f"{desk.account_id}/register/")
    page = screen.send_and_read(here, wrong, status=422)
    assert "begins with https://" in page.words
    assert page.value("hours") == "weekdays 8:00 to 18:00"


def test_shows_closed_accounts_and_asks_for_nothing_there(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    close_account(account_id=desk.account_id, by=desk.chief, at=NOW)
    page = screen.open(place(desk, "register/"), queries=5)
    assert "townhall" in page.words
    assert "Closed" in page.words
    screen.open(place(desk, f"{desk.account_id}/register/"), queries=5, status=404)


def test_everybody_may_read_it_and_only_some_may_change_it(screen: Screen, desk: Desk) -> None:
    screen.sign_in(a_person(by=desk.chief))
    page = screen.open(place(desk, "register/"), queries=5)
    assert "Change townhall" not in page.words
    assert "Not in our hands?" not in page.words
    here = place(desk, f"{desk.account_id}/register/")
    assert screen.send(here, written(desk)).status_code == 403


def test_gives_a_file_in_which_nothing_is_a_formula(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/register/")
    assert screen.send(here, written(desk, authority=FORMULA)).status_code == 302
    response = screen.client.get(place(desk, "register.csv"))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="accounts-')
    text = response.content.decode().removeprefix("\ufeff")
    head, row = csv.reader(io.StringIO(text, newline=""))
    read = dict(zip(head, row, strict=True))
    assert (read["Whose voice"], read["Authority"]) == ("Mixed", f"'{FORMULA}")
    assert read["Who answers for it"] == desk.chief.name


def test_narrows_at_once_and_widens_with_a_second_person(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    here = place(desk, f"{desk.account_id}/posting/")
    assert "whoever may write statements, about everything" in screen.open(here, queries=8).words
    screen.send(here, {"roles": [OFFICER], "themes": ["safety"]})
    assert f"Now: {OFFICER}: Safety" in screen.open(here, queries=8).words
    screen.send(here, {})
    mine = screen.open(here, queries=8)
    assert f"Now: {OFFICER}: Safety" in mine.words
    assert "You have proposed it yourself." in mine.words
    assert "Agree to it" not in mine.words
    rules = queries.posting_rules(office_id=desk.office_id, place=the_account(desk.account_id))
    assert rules.proposed is not None
    agree = place(desk, f"posting/{rules.proposed.id}/agree/")
    screen.send(agree)
    assert "Somebody else must agree" in screen.open(here, queries=8).words
    other = Screen()
    other.sign_in(an_actor(office_id=desk.office_id))
    assert "Agree to it" in other.open(here, queries=8).words
    other.send(agree)
    assert "whoever may write statements, about everything" in other.open(here, queries=8).words


def test_turns_a_proposal_down(screen: Screen, desk: Desk) -> None:
    for permit in (SAFETY, EVERYBODY):
        propose_posting_rule(
            place=the_account(desk.account_id), permit=permit, by=desk.chief, at=NOW
        )
    rules = queries.posting_rules(office_id=desk.office_id, place=the_account(desk.account_id))
    assert rules.proposed is not None
    screen.sign_in(an_actor(office_id=desk.office_id))
    screen.send(place(desk, f"posting/{rules.proposed.id}/drop/"))
    page = screen.open(place(desk, f"{desk.account_id}/posting/"), queries=8)
    assert "Dropped. What held goes on holding." in page.words
    assert "Waits for a second person" not in page.words


def test_the_composer_says_who_may_say_what_and_which_account_is_left_out(
    screen: Screen, desk: Desk
) -> None:
    page_id = an_own_page(desk.chief)
    propose_posting_rule(place=the_account(page_id), permit=SAFETY, by=desk.chief, at=NOW)
    screen.sign_in(desk.chief)
    kind = written(desk, kind=Kind.PERSONAL.value)
    screen.send(place(desk, f"{desk.account_id}/register/"), kind)
    slug = people.office(desk.office_id).slug
    begun = screen.send(f"/{slug}/publish/begin/")
    page = screen.client.get(begun.headers["Location"]).content.decode()
    assert f"({OFFICER}: Safety)" in page
    assert "people’s own accounts: FakeNet, townhall." in page


@pytest.mark.parametrize("who", [officer, lambda desk: desk.chief], ids=["officer", "chief"])
def test_takes_one_press_and_then_shows_the_steps(screen: Screen, desk: Desk, who: object) -> None:
    screen.sign_in(who(desk))  # type: ignore[operator]  # it is one of those above
    here = place(desk, f"{desk.account_id}/taken/")
    before = screen.open(here, queries=5)
    assert "destroys the secrets" in before.words
    assert screen.send(here, {"why": "Somebody else posts there"}).status_code == 302
    page = screen.open(here, queries=5)
    assert page.heading == "townhall on FakeNet is not in our hands"
    assert "Change the password on FakeNet itself" in page.words
    assert "Read the draft, and send it for signature" in page.links()


def test_a_lost_account_says_so_on_its_own_page(screen: Screen, desk: Desk) -> None:
    screen.sign_in(desk.chief)
    screen.send(place(desk, f"{desk.account_id}/taken/"), {"why": "Taken"})
    page = screen.open(place(desk, f"{desk.account_id}/"), queries=11)
    assert "This account is not in our hands" in page.words
    assert "Once it is ours again, give it new secrets." in page.words


def test_whoever_may_not_hold_presses_nothing(screen: Screen, desk: Desk) -> None:
    screen.sign_in(a_person(by=desk.chief))
    here = place(desk, f"{desk.account_id}/taken/")
    screen.open(here, queries=3, status=403)
    assert screen.send(here, {"why": "Taken"}).status_code == 403
    assert queries.holds_in_force(office_id=desk.office_id) == []


def test_our_own_page_cannot_be_taken_on_a_network(screen: Screen, desk: Desk) -> None:
    page_id = an_own_page(desk.chief)
    screen.sign_in(desk.chief)
    here = place(desk, f"{page_id}/taken/")
    page = screen.send_and_read(here, {"why": "Taken"}, status=422)
    assert "a part of Clarion" in page.words
