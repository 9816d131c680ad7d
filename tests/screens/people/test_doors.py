"""Coming in from outside: the first run, invitations, new passwords, a visit to the town."""

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django import Settings

from clarion.kit import clock
from clarion.people import actions, queries
from clarion.people.models import Membership, Office, Staff
from tests.makers.people import PASSWORD, a_person, a_role_id, an_actor, an_office, membership_id
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

FIRST = {
    "office": "Millbrook Town Council",
    "slug": "millbrook",
    "zone": "Europe/London",
    "languages": ["en", "cy"],
    "name": "Rahel Shah",
    "email": "Rahel.Shah@example.org",
    "password": PASSWORD,
}


def first_run() -> str:
    return reverse("first_run", kwargs={"secret": settings.FIRST_RUN_SECRET})


def test_says_how_to_set_a_fresh_installation_up(screen: Screen) -> None:
    page = screen.open("/", queries=1)
    assert page.heading == "Clarion is not set up yet"
    assert settings.FIRST_RUN_SECRET not in page.words


def test_lets_no_stranger_claim_the_installation(screen: Screen) -> None:
    assert screen.client.get("/first-run/guessed/").status_code == 404
    assert screen.send("/first-run/guessed/", FIRST).status_code == 404
    assert not Office.objects.exists()


def test_opens_the_office_and_goes_on_past_the_second_factor_to_the_first_account(
    screen: Screen,
) -> None:
    screen.open(first_run(), queries=1)
    response = screen.send(first_run(), FIRST)
    offered = screen.open(response.headers["Location"], queries=2)
    assert offered.heading == "Protect your account"
    assert offered.links()["Not now"] == "/millbrook/accounts/new/"
    office = queries.office_by_slug("millbrook")
    assert office is not None
    assert (office.name, office.exercise) == ("Millbrook Town Council", False)
    assert screen.client.get("/millbrook/people/").status_code == 200


def test_sets_up_only_once(screen: Screen) -> None:
    screen.send(first_run(), FIRST)
    screen.client.logout()
    assert screen.client.get(first_run()).status_code == 404
    assert screen.send(first_run(), FIRST | {"slug": "other"}).status_code == 404
    assert Office.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong", "sentence"),
    [
        ("slug", "health", "Clarion itself uses this short name"),
        ("slug", "Mill Brook", "Use small letters, figures and hyphens only."),
        ("password", "short", "This password is too short."),
        ("zone", "Europe/Millbrook", "Select a valid choice."),
    ],
)
def test_says_what_is_wrong(screen: Screen, field: str, wrong: str, sentence: str) -> None:
    page = screen.send_and_read(first_run(), FIRST | {field: wrong}, status=200)
    assert sentence in page.words
    assert not Office.objects.exists()


def invitation_of(email: str) -> str:
    administrator = an_actor(office_id=an_office(slug="millbrook"))
    role_id = a_role_id(office_id=administrator.office_id, name="Contact handler")
    secret = actions.invite(email=email, role_id=role_id, by=administrator, at=clock.now()).secret
    return reverse("invitation", kwargs={"secret": secret})


def test_lets_a_newcomer_begin_by_their_link_once(screen: Screen) -> None:
    address = invitation_of("ana@example.org")
    assert "You will sign in with ana@example.org." in screen.open(address, queries=2).words
    response = screen.send(address, {"name": "Ana Ruiz", "password": PASSWORD})
    assert response.status_code == 302
    assert screen.client.get("/").headers["Location"] == "/millbrook/"
    assert Membership.objects.filter(staff__name="Ana Ruiz", role__name="Contact handler")

    screen.client.logout()
    assert "no longer works" in screen.open(address, queries=1, status=410).heading


def test_survives_a_mail_scanner_that_follows_every_link(screen: Screen) -> None:
    """T15: looking at a link, however often, does not use it up."""
    address = invitation_of("ana@example.org")
    for _ in range(3):
        assert screen.client.get(address).status_code == 200
        assert screen.client.head(address).status_code == 200
    assert not Staff.objects.filter(email="ana@example.org").exists()


def test_lets_a_colleague_join_another_office(screen: Screen) -> None:
    colleague = an_actor(office_id=an_office())
    assert colleague.staff_id is not None
    address = invitation_of(queries.person(colleague.staff_id).email)
    assert "Sign in as" in screen.open(address, queries=2).words
    screen.sign_in(colleague)
    screen.open(address, queries=4)
    screen.send(address)
    assert len(queries.offices_of(colleague.staff_id)) == 2


def test_refuses_somebody_elses_invitation(screen: Screen) -> None:
    invited, other = an_actor(office_id=an_office()), an_actor(office_id=an_office())
    assert invited.staff_id is not None
    address = invitation_of(queries.person(invited.staff_id).email)
    screen.sign_in(other)
    page = screen.send_and_read(address, {}, status=422)
    assert "made for another e-mail address" in page.words


def test_takes_a_new_password_by_a_link_and_ends_every_session(screen: Screen) -> None:
    administrator = an_actor(office_id=an_office())
    person = a_person(by=administrator)
    elsewhere = Screen()
    elsewhere.sign_in(person)
    secret = actions.offer_new_password(
        membership_id=membership_id(person), by=administrator, at=clock.now()
    ).secret
    address = reverse("new_password", kwargs={"secret": secret})
    screen.open(address, queries=1)
    screen.send(address, {"password": "an-entirely-new-one"})
    assert elsewhere.client.get("/offices/").status_code == 302
    assert person.staff_id is not None
    assert queries.person(person.staff_id).check_password("an-entirely-new-one")
    screen.open(address, queries=2, status=410)


def way_into_town() -> str:
    town = an_office(exercise=True, slug="little-wick")
    secret = actions.offer_welcome(office_id=town, at=clock.now())
    return reverse("town", kwargs={"secret": secret})


def test_lets_a_visitor_into_the_town_once(screen: Screen) -> None:
    address = way_into_town()
    screen.open(address, queries=1)
    screen.open(address, queries=1)
    assert screen.send(address).headers["Location"] == "/"
    assert screen.client.get("/").headers["Location"] == "/little-wick/"
    assert Screen().send(address).status_code == 410


def test_lets_nobody_into_the_town_from_another_machine(screen: Screen) -> None:
    address = way_into_town()
    from_afar = screen.client.post(address, REMOTE_ADDR="192.0.2.7")
    assert from_afar.status_code == 404
    assert screen.client.get(address).status_code == 200


def test_keeps_the_town_shut_where_others_can_reach_it(screen: Screen, settings: Settings) -> None:
    settings.BIND = "0.0.0.0"
    assert screen.client.get(way_into_town()).status_code == 404


def test_gives_a_visitor_no_account_to_change(screen: Screen) -> None:
    screen.send(way_into_town())
    for address in ("/account/", "/account/password/", "/account/app/add/"):
        page = screen.open(address, queries=2, status=422)
        assert "A visitor to the town has no account" in page.words


def test_marks_live_and_exercise_in_the_list_of_offices(screen: Screen) -> None:
    live, town = an_office(), an_office(exercise=True)
    actor = an_actor(office_id=live)
    assert actor.staff_id is not None
    actions.join(
        office_id=town, staff_id=actor.staff_id, role="Desk supervisor", by=actor, at=clock.now()
    )
    screen.sign_in(actor)
    assert screen.client.get("/").headers["Location"] == "/offices/"
    words = screen.open("/offices/", queries=3).words
    assert "LIVE" in words
    assert "EXERCISE" in words
