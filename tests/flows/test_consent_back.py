"""What one person has withdrawn comes back by two: one asks for it, another agrees."""

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.models import Entry
from clarion.publishing import queries
from clarion.publishing.actions import (
    ConsentFirst,
    OwnPicture,
    PictureWithdrawn,
    SomebodySaved,
    agree_to_picture,
    propose_picture,
    turn_down_picture,
)
from clarion.publishing.models import Picture
from clarion.publishing.queries.saying.published import published
from fakenet import FakeNet
from tests.flows.test_consent import (
    MEANWHILE,
    agreed,
    in_library,
    said,
    with_picture,
    withdrawn,
)
from tests.makers.publishing import Press, a_press_office


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def asked_back(press: Press, picture_id: int) -> None:
    propose_picture(picture_id=picture_id, why="Asked again", by=press.chief, at=MEANWHILE)


def agree(press: Press, picture_id: int, by: Actor) -> None:
    seen = Picture.objects.get(pk=picture_id).version
    agree_to_picture(picture_id=picture_id, seen_version=seen, by=by, at=MEANWHILE)


def test_it_comes_back_only_with_a_new_consent_and_by_two(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    said(press, picture_id)
    withdrawn(press, picture_id)
    with pytest.raises(ConsentFirst):
        asked_back(press, picture_id)
    agreed(press, picture_id)
    asked_back(press, picture_id)
    with pytest.raises(AlreadyMoved):
        asked_back(press, picture_id)
    with pytest.raises(OwnPicture):
        agree(press, picture_id, press.chief)
    assert not published(office_id=press.office_id)[0].now.pictures
    with pytest.raises(PictureWithdrawn):
        with_picture(press, picture_id)
    agree(press, picture_id, press.signer)
    (shown,) = published(office_id=press.office_id)
    assert len(shown.now.pictures) == 1
    assert queries.troubled(office_id=press.office_id, at=MEANWHILE).pictures == 0
    (entry,) = Entry.objects.filter(deed="picture restored")
    assert (entry.facts["why"], entry.facts["asked_by"]) == ("Asked again", press.chief.name)


def test_whoever_agrees_has_seen_how_it_is_described(press: Press) -> None:
    picture_id = in_library(press)
    withdrawn(press, picture_id)
    asked_back(press, picture_id)
    seen = Picture.objects.get(pk=picture_id).version
    agreed(press, picture_id)
    with pytest.raises(SomebodySaved):
        agree_to_picture(picture_id=picture_id, seen_version=seen, by=press.signer, at=MEANWHILE)


def test_it_stays_withdrawn_where_somebody_turns_it_down(press: Press) -> None:
    picture_id = in_library(press)
    withdrawn(press, picture_id)
    for by in (press.signer, press.chief):
        asked_back(press, picture_id)
        turn_down_picture(picture_id=picture_id, by=by, at=MEANWHILE)
        with pytest.raises(AlreadyMoved):
            agree(press, picture_id, press.signer)
    with pytest.raises(AlreadyMoved):
        turn_down_picture(picture_id=picture_id, by=press.signer, at=MEANWHILE)
    with pytest.raises(PictureWithdrawn):
        with_picture(press, picture_id)
    turned = Entry.objects.filter(deed="picture turned down")
    assert [one.facts["asked_by"] for one in turned] == [press.chief.name] * 2
