"""Signing in: by password and a second factor, locked out and let back in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from pytest_django import Settings

from clarion.kit.actor import Actor
from clarion.people import actions, queries
from clarion.people.models import Staff
from tests.makers.people import NOW, PASSWORD, a_person, an_actor, an_office, membership_id
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db


def staff_of(actor: Actor) -> Staff:
    assert actor.staff_id is not None
    return queries.person(actor.staff_id)


def credentials(actor: Actor, password: str = PASSWORD) -> dict[str, str]:
    return {"login": staff_of(actor).email, "password": password}


def test_shows_the_way_in(screen: Screen) -> None:
    page = screen.open("/sign-in/", queries=0)
    assert page.heading == "Sign in"
    assert "sign up" not in page.words.lower()


def test_lets_nobody_sign_up_or_ask_for_a_mail(screen: Screen) -> None:
    for address in ("signup", "email", "password/reset", "password/set", "login/code"):
        assert screen.client.get(f"/account/{address}/").status_code == 404
        assert screen.client.get(f"/sign-in/{address}/").status_code == 404


def test_offers_a_second_factor_to_whoever_has_none(screen: Screen) -> None:
    actor = an_actor(office_id=an_office())
    address = {"login": staff_of(actor).email.upper(), "password": PASSWORD}
    response = screen.send("/sign-in/?next=/offices/", address)
    assert response.headers["Location"] == "/sign-in/protect/?next=%2Foffices%2F"
    page = screen.open(response.headers["Location"], queries=2)
    assert page.links()["Not now"] == "/offices/"


def test_never_leads_to_a_strangers_page(screen: Screen) -> None:
    screen.sign_in(an_actor(office_id=an_office()))
    page = screen.open("/sign-in/protect/?next=https://evil.example/", queries=2)
    assert page.links()["Not now"] == "/"


def test_refuses_a_wrong_password_in_plain_words(screen: Screen) -> None:
    actor = an_actor(office_id=an_office())
    page = screen.send_and_read("/sign-in/", credentials(actor, "wrong"), status=200)
    assert "This e-mail address and password do not belong together." in page.words


def test_locks_out_whoever_guesses_and_an_administrator_unlocks(screen: Screen) -> None:
    administrator = an_actor(office_id=an_office())
    person = a_person(by=administrator)
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        screen.send_and_read("/sign-in/", credentials(person, "guess"), status=200)
    page = screen.send_and_read("/sign-in/", credentials(person, "guess"), status=429)
    assert "locked for 15 minutes" in page.words
    screen.send_and_read("/sign-in/", credentials(person), status=429)

    actions.unlock(membership_id=membership_id(person), by=administrator, at=NOW)
    assert screen.send("/sign-in/", credentials(person)).status_code == 302


def test_locks_out_the_guesser_and_not_the_person(screen: Screen) -> None:
    person = an_actor(office_id=an_office())
    for _ in range(settings.AXES_FAILURE_LIMIT):
        screen.client.post("/sign-in/", credentials(person, "guess"), REMOTE_ADDR="203.0.113.7")
    assert screen.send("/sign-in/", credentials(person)).status_code == 302


def test_believes_no_header_about_where_a_guess_comes_from(screen: Screen) -> None:
    """I20: a spoofed address must not open a lock."""
    person = an_actor(office_id=an_office())
    for number in range(settings.AXES_FAILURE_LIMIT):
        headers = {"X-Forwarded-For": f"203.0.113.{number}"}
        screen.client.post("/sign-in/", credentials(person, "guess"), headers=headers)
    screen.send_and_read("/sign-in/", credentials(person), status=429)


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_always_asks_for_the_second_factor_of_whoever_has_one(screen: Screen) -> None:
    actor = an_actor(office_id=an_office())
    TOTP.activate(staff_of(actor), SECRET)
    response = screen.send("/sign-in/", credentials(actor))
    assert response.headers["Location"] == "/sign-in/second-factor/"
    assert screen.client.get("/offices/").status_code == 302

    page = screen.send_and_read("/sign-in/second-factor/", {"code": "000000"}, status=200)
    assert "This code is not right." in page.words
    screen.send("/sign-in/second-factor/", {"code": code_now(SECRET)})
    assert screen.client.get("/offices/").status_code == 200


def test_takes_each_recovery_code_once(screen: Screen) -> None:
    actor = an_actor(office_id=an_office())
    TOTP.activate(staff_of(actor), SECRET)
    code = RecoveryCodes.activate(staff_of(actor)).get_unused_codes()[0]
    screen.send("/sign-in/", credentials(actor))
    screen.send("/sign-in/second-factor/", {"code": code})
    assert screen.client.get("/offices/").status_code == 200

    screen.client.logout()
    screen.send("/sign-in/", credentials(actor))
    screen.send_and_read("/sign-in/second-factor/", {"code": code}, status=200)


def test_k10_keeps_no_second_factor_in_clear() -> None:
    actor = an_actor(office_id=an_office())
    TOTP.activate(staff_of(actor), SECRET)
    kept = Authenticator.objects.get(user_id=actor.staff_id)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(code_now(SECRET))


def test_shows_each_page_of_ones_own_account(screen: Screen) -> None:
    actor = an_actor(office_id=an_office())
    screen.send("/sign-in/", credentials(actor))
    screen.send("/sign-in/again/", {"password": PASSWORD})
    assert "Add an authenticator app" in screen.open("/account/", queries=4).links()
    screen.open("/account/password/", queries=2)
    screen.open("/account/app/add/", queries=7)
    screen.open("/account/passkeys/", queries=3)
    screen.open("/account/passkeys/add/", queries=8)
    assert "Here" in screen.open("/account/sessions/", queries=6).words
    screen.open("/sign-out/", queries=2)


def test_asks_again_before_something_delicate(screen: Screen) -> None:
    screen.sign_in(an_actor(office_id=an_office()))
    response = screen.client.get("/account/app/add/")
    assert response.headers["Location"].startswith("/sign-in/again/")
    screen.open(response.headers["Location"], queries=8)


def test_signs_nobody_out_by_a_mere_link(screen: Screen) -> None:
    """T15: state changes by POST only."""
    screen.sign_in(an_actor(office_id=an_office()))
    screen.client.get("/sign-out/")
    assert screen.client.get("/offices/").status_code == 200
    screen.send("/sign-out/")
    assert screen.client.get("/offices/").status_code == 302


def test_requires_a_second_factor_where_the_office_does(screen: Screen, settings: Settings) -> None:
    settings.SECOND_FACTOR = "required"
    live, town = an_office(), an_office(exercise=True)
    actor = an_actor(office_id=live)
    screen.sign_in(actor)
    slug = queries.office(live).slug
    response = screen.client.get(f"/{slug}/people/")
    assert response.headers["Location"] == "/account/"
    assert "asks for a second factor" in screen.open("/account/", queries=4).words

    TOTP.activate(staff_of(actor), SECRET)
    assert screen.client.get(f"/{slug}/people/").status_code == 200
    screen.sign_in(an_actor(office_id=town))
    assert screen.client.get(f"/{queries.office(town).slug}/people/").status_code == 200
