"""Looking after the people of an office."""

import pytest

from clarion.kit.actor import Actor, Power
from clarion.people import actions, queries
from tests.makers.people import NOW, a_person, a_role_id, an_actor, an_office, membership_id
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(screen: Screen) -> Actor:
    actor = an_actor(office_id=an_office(slug="millbrook"))
    screen.sign_in(actor)
    return actor


def test_shows_who_works_here_and_who_is_invited(screen: Screen, administrator: Actor) -> None:
    a_person(by=administrator)
    page = screen.open("/millbrook/people/", queries=6)
    assert administrator.name in page.words
    assert "Contact handler" in page.words


def test_asks_the_database_no_more_for_more_people(screen: Screen, administrator: Actor) -> None:
    for _ in range(5):
        a_person(by=administrator)
    screen.open("/millbrook/people/", queries=6)


def test_shows_the_link_of_an_invitation_once(screen: Screen, administrator: Actor) -> None:
    role_id = a_role_id(office_id=administrator.office_id, name="Contact handler")
    screen.open("/millbrook/people/invite/", queries=6)
    words = {"email": "ana@example.org", "role_id": role_id, "team_id": ""}
    response = screen.send("/millbrook/people/invite/", words)
    page = screen.open(response.headers["Location"], queries=4)
    link = next(one.get("value", "") for one in page.dom.iter("input") if one.get("id") == "link")
    assert "/invitation/" in link
    again = screen.client.get(response.headers["Location"])
    assert again.headers["Location"] == "/millbrook/people/"

    page = screen.open("/millbrook/people/", queries=6)
    assert "ana@example.org" in page.words
    assert link not in page.words


def test_takes_an_invitation_back(screen: Screen, administrator: Actor) -> None:
    role_id = a_role_id(office_id=administrator.office_id, name="Contact handler")
    secret = actions.invite(
        email="ana@example.org", role_id=role_id, by=administrator, at=NOW
    ).secret
    found = queries.open_invitations(office_id=administrator.office_id, at=NOW)[0]
    screen.send(f"/millbrook/people/invitations/{found.id}/withdraw/")
    assert queries.invited(secret=secret, at=NOW) is None


def test_says_that_somebody_works_here_already(screen: Screen, administrator: Actor) -> None:
    assert administrator.staff_id is not None
    role_id = a_role_id(office_id=administrator.office_id, name="Contact handler")
    email = queries.person(administrator.staff_id).email
    page = screen.send_and_read(
        "/millbrook/people/invite/", {"email": email, "role_id": role_id}, status=200
    )
    assert "Somebody with this address works here already." in page.words


def test_changes_role_and_team(screen: Screen, administrator: Actor) -> None:
    person = a_person(by=administrator)
    team_id = actions.open_team(name="Roads", by=administrator, at=NOW)
    role_id = a_role_id(office_id=administrator.office_id, name="Desk supervisor")
    place = f"/millbrook/people/{membership_id(person)}/"
    screen.open(place, queries=9)
    screen.send(f"{place}role/", {"role_id": role_id})
    screen.send(f"{place}team/", {"team_id": team_id})
    page = screen.open("/millbrook/people/", queries=6)
    assert "Desk supervisor Roads" in page.words


def test_refuses_another_offices_role(screen: Screen, administrator: Actor) -> None:
    """O13, by the form and not by the address."""
    person = a_person(by=administrator)
    foreign = a_role_id(office_id=an_office(), name="First administrator")
    place = f"/millbrook/people/{membership_id(person)}/role/"
    assert screen.send(place, {"role_id": foreign}).status_code == 404


def test_shuts_every_page_at_once_for_whoever_leaves(screen: Screen, administrator: Actor) -> None:
    person = a_person(by=administrator, role="Platform administrator")
    theirs = Screen()
    theirs.sign_in(person)
    theirs.open("/millbrook/people/", queries=6)
    screen.send(f"/millbrook/people/{membership_id(person)}/end/")
    assert theirs.client.get("/millbrook/people/").status_code == 404


def test_keeps_the_last_administrator(screen: Screen, administrator: Actor) -> None:
    place = f"/millbrook/people/{membership_id(administrator)}/"
    page = screen.send_and_read(f"{place}end/", {}, status=422)
    assert "Nobody else here may manage people." in page.words
    assert screen.client.get("/millbrook/people/").status_code == 200


def test_makes_a_link_for_a_new_password(screen: Screen, administrator: Actor) -> None:
    person = a_person(by=administrator)
    response = screen.send(f"/millbrook/people/{membership_id(person)}/new-password/")
    assert "choose a new password" in screen.open(response.headers["Location"], queries=4).words


def test_opens_and_closes_teams(screen: Screen, administrator: Actor) -> None:
    assert "No teams" in screen.open("/millbrook/people/teams/", queries=5).words
    screen.send("/millbrook/people/teams/", {"name": "Roads"})
    page = screen.send_and_read("/millbrook/people/teams/", {"name": "Roads"}, status=200)
    assert "There is a team of this name already." in page.words
    team_id, _ = queries.teams(office_id=administrator.office_id)[0]
    screen.send(f"/millbrook/people/teams/{team_id}/close/")
    assert queries.teams(office_id=administrator.office_id) == []


def test_shapes_roles(screen: Screen, administrator: Actor) -> None:
    assert "Answer residents" in screen.open("/millbrook/people/roles/", queries=5).words
    screen.open("/millbrook/people/roles/new/", queries=3)
    words = {"name": "Records", "powers": ["read the ledger"]}
    screen.send("/millbrook/people/roles/new/", words)
    role_id = a_role_id(office_id=administrator.office_id, name="Records")
    place = f"/millbrook/people/roles/{role_id}/"
    screen.open(place, queries=6)
    screen.send(place, {"powers": ["read the ledger", "sign"]})
    powers = queries.role(office_id=administrator.office_id, role_id=role_id).powers
    assert sorted(power.value for power in powers) == ["read the ledger", "sign"]


@pytest.mark.usefixtures("administrator")
def test_offers_every_power_but_the_clockworks_own(screen: Screen) -> None:
    """What a form does not offer, it takes away from a role that has it."""
    page = screen.open("/millbrook/people/roles/new/", queries=3)
    offered = {one.get("value") for one in page.dom.iter("input") if one.get("name") == "powers"}
    assert offered == {power.value for power in Power} - {"move post"}


def test_is_shut_to_whoever_does_not_manage_people(screen: Screen, administrator: Actor) -> None:
    screen.sign_in(a_person(by=administrator))
    page = screen.open("/millbrook/people/", queries=3, status=403)
    assert "Your role does not include this: manage people." in page.words
    assert "People" not in page.links()


def test_tells_a_script_in_its_own_language(screen: Screen, administrator: Actor) -> None:
    screen.sign_in(a_person(by=administrator))
    refused = screen.client.get("/millbrook/people/", headers={"Accept": "application/json"})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    screen.client.logout()
    signed_out = screen.client.get("/millbrook/people/", headers={"Accept": "application/json"})
    assert (signed_out.status_code, signed_out.json()["code"]) == (401, "signed_out")
