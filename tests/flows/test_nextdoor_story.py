"""A statement reaches Nextdoor with its picture, and goes again; the server is our double."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from clarion.channels.connectors.nextdoor import connector
from clarion.kit import clock
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.postroom.actions import connect_account
from clarion.postroom.models import Dispatch
from clarion.publishing.actions import withdraw
from fakenet import FakeNet
from tests.channels.nextdoor.double import CLIENT, ENTERED, SECRET, Cut, Double, running
from tests.flows.test_pictures import illustrated
from tests.makers.clockwork import turn_for
from tests.makers.people import an_actor, an_office
from tests.makers.publishing import (
    WORDS,
    Press,
    a_statement,
    an_own_page,
    page,
    see_off,
    send_for_signature,
    signed,
)

ANSWERS = {
    "client_id": CLIENT,
    "client_secret": SECRET,
    "token": ENTERED,
    "areas": "Mill Lane",
}


@pytest.fixture
def nextdoor() -> Iterator[Double]:
    with running() as double:
        double.clock = clock.now()
        yield double


@pytest.fixture
def press(
    nextdoor: Double,
    net: FakeNet,
    committed: None,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Press:
    """A live office that has connected its agency, as an administrator does."""
    for place in ("AUTH", "HOME"):
        monkeypatch.setattr(connector, place, nextdoor.url)
    settings.ALLOWED_PRIVATE_HOSTS = [nextdoor.url.removeprefix("http://")]
    settings.PUBLIC_URL = "https://desk.example"
    now = clock.now()
    office_id = an_office(at=now)
    chief = an_actor(office_id=office_id, at=now)
    return Press(
        net=net,
        office_id=office_id,
        account_id=connect_account(
            network="nextdoor", address="Elmsbridge", answers=ANSWERS, by=chief, at=now
        ),
        chief=chief,
        page_id=an_own_page(chief, at=now),
        signer=an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR, at=now),
    )


def on_nextdoor(press: Press) -> Dispatch:
    return Dispatch.objects.get(account_id=press.account_id, deed="say")


def test_a_picture_may_be_fetched_when_it_stands_and_all_goes_again(
    press: Press, nextdoor: Double
) -> None:
    now = clock.now()
    edition_id = illustrated(press)
    send_for_signature(press, edition_id, at=now)
    signed(press, edition_id, at=now)
    see_off(press, at=now)
    assert on_nextdoor(press).remote_id == "post-1"
    (said,) = nextdoor.said
    assert said["group_ids"] == [11]
    assert WORDS in said["body_text"]
    (lent,) = said["media_attachments"]
    answer = Client().get(urlsplit(lent).path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    withdraw(statement_id=page(press, edition_id).statement_id, why="Wrong", by=press.chief, at=now)
    see_off(press, at=clock.now())
    assert not nextdoor.posts


def test_p1_what_was_lost_is_found_again_and_not_said_twice(press: Press, nextdoor: Double) -> None:
    nextdoor.fault("POST post/create/", Cut(), after=True)
    a_statement(press, at=clock.now())
    assert on_nextdoor(press).state == "unknown"
    turn_for(press, timedelta(minutes=5), begin=clock.now())
    assert (on_nextdoor(press).state, on_nextdoor(press).remote_id) == ("sent", "post-1")
    assert len(nextdoor.said) == 1
