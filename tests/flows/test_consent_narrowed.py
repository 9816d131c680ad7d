"""Whoever takes back a part of their consent stops that part, also what was asked for anew."""

import pytest

from clarion.publishing.actions import (
    About,
    Agreement,
    People,
    PictureNotAgreed,
    Stopped,
    Use,
    describe_picture,
    write_down_consent,
)
from fakenet import FakeNet
from tests.flows.test_consent import (
    DUE,
    MEANWHILE,
    TODAY,
    agreed,
    in_library,
    nothing_left,
    timed,
    with_picture,
)
from tests.flows.test_consent_said_again import again, half_said, posts
from tests.flows.test_pictures import ALT
from tests.makers.publishing import Press, a_press_office, page, see_off, send_for_signature


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def narrowed(press: Press, picture_id: int, *uses: Use) -> None:
    agreement = Agreement(given_by="Ida Hart", given_on=TODAY, uses=uses)
    write_down_consent(picture_id=picture_id, agreement=agreement, by=press.chief, at=MEANWHILE)


def test_consent_for_our_own_page_alone_stops_what_goes_to_networks(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = timed(press, picture_id)
    narrowed(press, picture_id, Use.PAGE)
    now = page(press, edition_id)
    assert now.state == "missed"
    assert "not agreed to be shown" in now.reason
    see_off(press, at=DUE)
    assert nothing_left(press)


def test_a_use_that_nobody_makes_of_it_stops_nothing(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = timed(press, picture_id)
    narrowed(press, picture_id, Use.PAGE, Use.NETWORKS)
    assert page(press, edition_id).state == "scheduled"


@pytest.mark.parametrize("people", [People.CONSENT, People.UNKNOWN])
def test_whoever_can_be_recognised_after_all_stops_it(press: Press, people: People) -> None:
    picture_id = in_library(press)
    described(press, picture_id, 0, People.NOBODY)
    edition_id = timed(press, picture_id)
    described(press, picture_id, 1, people)
    assert page(press, edition_id).state == "missed"


def described(press: Press, picture_id: int, seen_version: int, people: People) -> None:
    about = About(name="fair.jpg", alts={"en": ALT}, people=people)
    describe_picture(
        picture_id=picture_id, seen_version=seen_version, about=about, by=press.chief, at=MEANWHILE
    )


def test_it_is_asked_again_before_it_is_said_again(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = half_said(press, picture_id)
    narrowed(press, picture_id, Use.PAGE)
    with pytest.raises(PictureNotAgreed):
        again(press, edition_id)
    assert posts(press) == 0


def test_it_is_asked_again_before_it_is_sent_for_signature(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = with_picture(press, picture_id)
    narrowed(press, picture_id, Use.PAGE)
    with pytest.raises((Stopped, PictureNotAgreed)):
        send_for_signature(press, edition_id)
