"""A hold stops what it names and nothing else: a theme, a campaign, or one statement."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.postroom.actions import drop_held, lift_hold, place_hold, release_held
from clarion.publishing.actions import begin_campaign, withdraw
from fakenet import FakeNet
from tests.makers.people import NOW, a_person
from tests.makers.postroom import a_dispatch, to_look_at
from tests.makers.publishing import (
    Press,
    a_press_office,
    a_statement,
    page,
    see_off,
    signed,
    submitted,
)

SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def ready(press: Press, headline: str, **changed: Any) -> int:
    """Let something wait at the door that is due."""
    edition_id = submitted(press, headline=headline, **changed)
    signed(press, edition_id)
    return edition_id


def said(press: Press) -> set[str]:
    """Return the headlines that stand on the network."""
    return {
        post.text.split("\n")[0].removeprefix("EXERCISE. ")
        for post in press.net.posts(author="townhall")
        if post.deleted_at is None
    }


def test_holds_what_is_promotional_and_lets_safety_pass(press: Press) -> None:
    fair = ready(press, "The fair opens", theme="promotional")
    ready(press, "The bridge is shut", theme="safety")
    held = place_hold(scope="theme", subject="promotional", why="Flood", by=press.chief, at=NOW)
    see_off(press, at=SOON)
    assert said(press) == {"The bridge is shut"}
    now = page(press, fair)
    assert now.state == "scheduled"
    assert {one.dispatch.shown for one in now.audiences if one.dispatch} == {"held"}
    lift_hold(hold_id=held.hold_id, why="It is over", by=press.chief, at=SOON)
    see_off(press, at=SOON)
    assert said(press) == {"The bridge is shut"}, "nothing leaves by itself after it is lifted"


def test_t11_holds_every_sibling_of_a_campaign(press: Press) -> None:
    campaign_id = begin_campaign(name="Fair week", by=press.chief, at=NOW)
    ready(press, "The fair opens", campaign_id=campaign_id)
    ready(press, "Mill Lane is shut")
    place_hold(
        scope="campaign",
        subject=str(campaign_id),
        title="Fair week",
        why="Flood",
        by=press.chief,
        at=NOW,
    )
    see_off(press, at=SOON)
    assert said(press) == {"Mill Lane is shut"}


def test_t11_holds_one_statement_on_every_account(press: Press) -> None:
    edition_id = ready(press, "The fair opens")
    ready(press, "Mill Lane is shut")
    about = page(press, edition_id).about
    place_hold(scope="statement", subject=about, why="Check it", by=press.chief, at=NOW)
    see_off(press, at=SOON)
    assert said(press) == {"Mill Lane is shut"}
    assert all(one.said_at is None for one in page(press, edition_id).audiences)


def test_lets_words_be_taken_down_while_everything_is_held(press: Press) -> None:
    edition_id = a_statement(press)
    place_hold(scope="everything", why="Flood", by=press.chief, at=SOON)
    withdraw(
        statement_id=page(press, edition_id).statement_id, why="Wrong", by=press.chief, at=SOON
    )
    see_off(press, at=SOON)
    assert said(press) == set()


def held_and_lifted(press: Press) -> int:
    """Let a hold stop a statement, and lift it; return its edition."""
    edition_id = ready(press, "The bridge is shut")
    held = place_hold(scope="everything", why="Flood", by=press.chief, at=NOW)
    see_off(press, at=SOON)
    lift_hold(hold_id=held.hold_id, why="It is over", by=press.chief, at=SOON)
    assert page(press, edition_id).is_held
    return edition_id


def test_a_statement_that_was_held_is_released_as_one_thing(press: Press) -> None:
    edition_id = held_and_lifted(press)
    waiting = to_look_at(press.office_id)
    assert len(waiting) == len(press.accounts)
    release_held(dispatch_id=waiting[-1].id, by=press.chief, at=SOON)
    assert to_look_at(press.office_id) == []
    see_off(press, at=SOON)
    assert said(press) == {"The bridge is shut"}
    assert page(press, edition_id).state == "published"
    assert not page(press, edition_id).is_held


def test_whoever_only_answers_people_decides_about_no_statement(press: Press) -> None:
    held_and_lifted(press)
    handler = a_person(by=press.chief)
    one, *_others = to_look_at(press.office_id)
    for decide in (release_held, drop_held):
        with pytest.raises(NotAllowed):
            decide(dispatch_id=one.id, by=handler, at=SOON)
    release_held(
        dispatch_id=one.id, by=a_person(by=press.chief, role="Communications officer"), at=SOON
    )


def test_whoever_only_publishes_decides_about_no_answer(press: Press) -> None:
    number = a_dispatch(press)
    held = place_hold(scope="everything", why="Flood", by=press.chief, at=NOW)
    lift_hold(hold_id=held.hold_id, why="It is over", by=press.chief, at=SOON)
    officer = a_person(by=press.chief, role="Communications officer")
    for decide in (release_held, drop_held):
        with pytest.raises(NotAllowed):
            decide(dispatch_id=number, by=officer, at=SOON)
    release_held(dispatch_id=number, by=a_person(by=press.chief), at=SOON)


def test_a_statement_that_was_held_is_dropped_as_one_thing(press: Press) -> None:
    edition_id = held_and_lifted(press)
    waiting = to_look_at(press.office_id)
    drop_held(dispatch_id=waiting[0].id, by=press.chief, at=SOON)
    with pytest.raises(AlreadyMoved):
        drop_held(dispatch_id=waiting[1].id, by=press.chief, at=SOON)
    see_off(press, at=SOON)
    assert said(press) == set()
    assert page(press, edition_id).state == "stopped"
