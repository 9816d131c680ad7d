"""What somebody writes to a bot on Telegram becomes an answered case; the server is our double."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from clarion.channels.connectors.telegram import connector
from clarion.channels.contract import Edge
from clarion.desk.actions import resolve
from clarion.kit import clock
from clarion.postroom.actions import connect_account
from tests.channels.telegram.double import MAYA, TOKEN, Cut, Double, running
from tests.flows.telling import (
    WHOLE_STORY,
    chain_holds,
    history,
    queue,
    read_what_is_due,
    state,
)
from tests.makers.clockwork import turn_for
from tests.makers.desk import Office, an_answer, dispatch_of, fetch, may_answer
from tests.makers.jobs import run_jobs
from tests.makers.people import an_actor, an_office

ANSWER = "It opens again at 06:00."


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Office):
    """A live office and its channel on the double."""

    telegram: Double

    def asked(self) -> int:
        """Maya writes to the bot; return the case that comes of it."""
        self.telegram.write("/start")
        self.telegram.write("Is the bridge open?")
        read_what_is_due()
        (case,) = queue(self)
        return case.id

    def answers(self) -> list[str]:
        """Return what the bot has said to Maya."""
        messages = self.telegram.messages.items()
        return [
            one["text"] for (chat, _), one in messages if chat == MAYA["id"] and one["from"] != MAYA
        ]


@pytest.fixture
def town(committed: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """An office that has connected its channel, as an administrator does."""
    now = clock.now()
    with running() as telegram:
        monkeypatch.setattr(connector, "API", telegram.url)
        settings.ALLOWED_PRIVATE_HOSTS = [telegram.url.removeprefix("http://")]
        office_id = an_office(at=now)
        chief = an_actor(office_id=office_id, at=now)
        may_answer(by=chief, at=now)
        account_id = connect_account(
            network="telegram",
            address="t.me/elmsbridge",
            answers={"token": TOKEN},
            by=chief,
            at=now,
        )
        yield Town(office_id=office_id, account_id=account_id, chief=chief, telegram=telegram)


def test_a_message_becomes_an_answered_recorded_case(town: Town) -> None:
    case_id = town.asked()
    an_answer(town, case_id=case_id, text=ANSWER, edge=Edge.PRIVATE, at=clock.now())
    run_jobs()
    assert town.answers() == [ANSWER]
    assert (dispatch_of(town, case_id).state, state(town, case_id)) == ("sent", "answered")
    assert fetch(town, at=clock.now() + timedelta(minutes=1)) == []
    assert town.telegram.updates == [], "what is kept is forgotten there"
    resolve(case_id=case_id, outcome="answered", by=town.chief, at=clock.now())
    assert history(town, case_id) == WHOLE_STORY
    assert chain_holds(town)


def test_p1_what_was_lost_is_never_said_twice_and_is_for_a_person(town: Town) -> None:
    case_id = town.asked()
    town.telegram.fault("sendMessage", Cut(), after=True)
    an_answer(town, case_id=case_id, text=ANSWER, edge=Edge.PRIVATE, at=clock.now())
    run_jobs()
    turn_for(town, timedelta(minutes=5), begin=clock.now())
    found = dispatch_of(town, case_id)
    assert (found.state, found.person_asked) == ("unknown", True)
    assert len(town.telegram.called("sendMessage")) == 1
    assert town.answers() == [ANSWER]
