"""Risk to life, on screen: the reason, two signatures, the alarm, and the review."""

import pytest

from clarion.kit import clock
from clarion.signoff import queries as signoff
from clarion.signoff.actions import sign
from tests.makers.people import an_actor
from tests.makers.publishing import Press, a_draft, page
from tests.screens.conftest import Screen

pytestmark = pytest.mark.django_db

EMERGENCY = 25  # with what the checks say of it
REVIEWS = 7


def test_asks_for_a_reason_and_sends_for_two_signatures(
    press: Press, here: str, screen: Screen
) -> None:
    edition_id = a_draft(press)
    place = f"{here}{edition_id}/emergency/"
    shown = screen.open(place, queries=EMERGENCY)
    assert "neither may be you" in shown.words
    words = {"seen_version": page(press, edition_id).version, "why": " "}
    assert "Why a life is at risk" in screen.send_and_read(place, words, status=422).words
    assert page(press, edition_id).state == "draft"
    screen.send(place, words | {"why": "The river is over the wall"})
    assert page(press, edition_id).state == "in_review"
    (asked,) = signoff.open_requests(office_id=press.office_id)
    assert (asked.emergency, len(asked.steps)) == ("The river is over the wall", 2)
    assert "Emergency: 1 statement goes out" in screen.client.get(here).content.decode()


def test_the_way_to_it_stands_before_the_words(press: Press, here: str, screen: Screen) -> None:
    shown = screen.client.get(f"{here}{a_draft(press)}/").content.decode()
    assert shown.count('value="emergency"') == 1
    assert shown.index('value="emergency"') < shown.index('id="id_headline"')


def test_is_reviewed_afterwards(press: Press, here: str, screen: Screen) -> None:
    edition_id = a_draft(press)
    words = {"seen_version": page(press, edition_id).version, "why": "The river rises"}
    screen.send(f"{here}{edition_id}/emergency/", words)
    (asked,) = signoff.open_requests(office_id=press.office_id)
    for who in (press.signer, an_actor(office_id=press.office_id)):
        sign(request_id=asked.id, by=who, at=clock.now())
    reviews = here.replace("/publish/", "/signatures/reviews/")
    shown = screen.open(reviews, queries=REVIEWS)
    assert "You wrote or signed these words" in shown.words
    third = an_actor(office_id=press.office_id)
    screen.sign_in(third)
    assert "its review is owed" in screen.client.get(here).content.decode()
    (one,) = signoff.reviews(office_id=press.office_id, at=clock.now())
    screen.send(f"{reviews}{one.id}/", {"finding": "It was right to hurry."})
    assert "It was right to hurry." in screen.open(reviews, queries=REVIEWS).words


def test_the_office_says_who_its_duty_officers_are(press: Press, here: str, screen: Screen) -> None:
    words = {"roles": ["Desk supervisor"], "review_hours": "12"}
    screen.send(f"{here}chains/emergency/", words)
    (proposed,) = signoff.proposed_chains(office_id=press.office_id)
    screen.sign_in(press.signer)
    screen.send(f"{here}chains/{proposed.id}/agree/", {})
    (chain,) = signoff.chains(office_id=press.office_id)
    assert (chain.emergency, chain.review_hours) == (True, 12)
    assert chain.steps[0].roles == ("Desk supervisor",)
    assert "For risk to life only" in screen.client.get(f"{here}chains/").content.decode()
