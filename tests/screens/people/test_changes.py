"""What waits for a second person is shown to those who can agree, and said where it matters."""

import pytest

from clarion.kit.actor import Actor
from clarion.people import actions, queries
from tests.makers.people import NOW, a_person, a_role_id, an_actor, an_office, membership_id
from tests.makers.powers import OFFICER, READER, a_reader, give, new_password, now, waiting
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

PAGE = "/millbrook/people/changes/"
WAITS = "It waits until somebody else who manages people agrees."


@pytest.fixture
def ana() -> Actor:
    return an_actor(office_id=an_office(slug="millbrook"))


@pytest.fixture
def ben(ana: Actor) -> Actor:
    return an_actor(office_id=ana.office_id)


@pytest.fixture
def cleo(ana: Actor) -> Actor:
    return a_reader(ana)


def buttons(screen: Screen) -> set[str]:
    page = screen.open(PAGE, queries=6)
    forms = [one.get("action", "") for one in page.dom.iter("form")]
    return {one.rstrip("/").rpartition("/")[2] for one in forms if "/changes/" in one}


def test_says_of_a_change_of_role_that_it_waits(
    screen: Screen, ana: Actor, ben: Actor, cleo: Actor
) -> None:
    role_id = a_role_id(office_id=ana.office_id, name=OFFICER)
    place = f"/millbrook/people/{membership_id(cleo)}/"
    screen.sign_in(ana)
    screen.send(f"{place}role/", {"role_id": role_id})
    page = screen.open(place, queries=10)
    assert WAITS in page.words
    assert f"{cleo.name}: from {READER} to {OFFICER}" in page.words
    assert "Write statements and send them for signature" in page.words
    assert f"Proposed by {ana.name}" in page.words
    screen.sign_in(ben)
    assert "People 1" in " ".join(screen.open("/millbrook/people/", queries=6).links())


def test_lets_another_agree_and_whoever_proposed_it_take_it_back(
    screen: Screen, ana: Actor, ben: Actor, cleo: Actor
) -> None:
    give(cleo, OFFICER, by=ana)
    number = waiting(ana)
    screen.sign_in(ana)
    assert buttons(screen) == {"drop"}
    page = screen.client.post(f"{PAGE}{number}/agree/", follow=True)
    assert "You have proposed this yourself." in page.content.decode()
    screen.sign_in(ben)
    assert buttons(screen) == {"agree", "drop"}
    screen.send(f"{PAGE}{number}/agree/")
    assert "Agreed. It holds now." in screen.open(PAGE, queries=5).words
    assert now(cleo).role == OFFICER


@pytest.mark.usefixtures("ben")
def test_lets_whoever_gains_only_turn_it_down(screen: Screen, ana: Actor) -> None:
    third = an_actor(office_id=ana.office_id, role="Platform administrator")
    give(third, OFFICER, by=ana)
    screen.sign_in(third)
    assert buttons(screen) == {"drop"}
    screen.send(f"{PAGE}{waiting(ana)}/drop/")
    assert "Dropped. All stays as it was." in screen.open(PAGE, queries=5).words


@pytest.mark.usefixtures("ben")
def test_says_of_a_role_what_it_would_include_and_for_whom(
    screen: Screen, ana: Actor, cleo: Actor
) -> None:
    role_id = a_role_id(office_id=ana.office_id, name=READER)
    screen.sign_in(ana)
    screen.send(f"/millbrook/people/roles/{role_id}/", {"powers": ["read the ledger", "sign"]})
    for place, asked in ((f"/millbrook/people/roles/{role_id}/", 7), (PAGE, 6)):
        words = screen.open(place, queries=asked).words
        assert f"For {cleo.name}." in words
        assert "New: Sign words that others wrote Read the ledger No more:" in words
        assert "No more: Read cases and messages" in words


def test_shows_a_link_that_does_not_work_yet(screen: Screen, ana: Actor, ben: Actor) -> None:
    role_id = a_role_id(office_id=ana.office_id, name=OFFICER)
    screen.sign_in(ana)
    words = {"email": "eve@example.org", "role_id": role_id, "team_id": ""}
    response = screen.send("/millbrook/people/invite/", words)
    page = screen.open(response.headers["Location"], queries=4)
    assert "It does not work yet" in page.words
    link = next(one.get("value", "") for one in page.dom.iter("input") if one.get("id") == "link")
    assert "Waits for a second person" in screen.open("/millbrook/people/", queries=6).words
    stranger = Screen()
    address = link[link.index("/invitation/") :]
    assert "does not work yet" in stranger.open(address, queries=2, status=422).heading
    assert stranger.send(address, {"name": "Eve", "password": "x" * 20}).status_code == 422
    screen.sign_in(ben)
    screen.send(f"{PAGE}{waiting(ana)}/agree/")
    assert "Welcome to" in stranger.open(address, queries=2).heading


def test_opens_no_password_before_a_second_person_agrees(
    screen: Screen, ana: Actor, ben: Actor
) -> None:
    officer = an_actor(office_id=ana.office_id, role=OFFICER)
    offered = new_password(officer, by=ana)
    address = f"/new-password/{offered.secret}/"
    assert "does not work yet" in screen.open(address, queries=2, status=422).heading
    actions.drop_change(change_id=waiting(ana), by=ben, at=NOW)
    assert screen.client.get(address).status_code == 410


def test_says_that_nobody_else_could_look(screen: Screen, ana: Actor) -> None:
    person = a_person(by=ana)
    role_id = a_role_id(office_id=ana.office_id, name=OFFICER)
    place = f"/millbrook/people/{membership_id(person)}/"
    screen.sign_in(ana)
    screen.send(f"{place}role/", {"role_id": role_id})
    assert "Nobody else here could look at it" in screen.open(place, queries=9).words
    assert "Nobody else manages people here." in screen.open(PAGE, queries=5).words
    assert not queries.changes_waiting(office_id=ana.office_id)


def test_is_shut_to_whoever_does_not_manage_people(screen: Screen, ana: Actor) -> None:
    screen.sign_in(a_person(by=ana))
    screen.open(PAGE, queries=3, status=403)
    assert screen.send(f"{PAGE}1/agree/").status_code == 403
    assert screen.send(f"{PAGE}1/drop/").status_code == 403


def test_says_why_it_does_not_hold_when_nobody_could_agree(
    screen: Screen, ana: Actor, ben: Actor
) -> None:
    place = f"/millbrook/people/{membership_id(ben)}/"
    screen.sign_in(ana)
    role_id = a_role_id(office_id=ana.office_id, name=OFFICER)
    page = screen.send_and_read(f"{place}role/", {"role_id": role_id}, status=422)
    assert "Let them propose it themselves; then you agree." in page.words
    page = screen.send_and_read(f"{place}new-password/", {}, status=422)
    assert "Whoever has Clarion's machine can let them in again." in page.words
