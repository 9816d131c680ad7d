"""A comment below a film becomes an answered, recorded case; YouTube is our double."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from clarion.channels.connectors.youtube import session
from clarion.desk.actions import resolve
from clarion.kit import clock
from clarion.postroom.actions import connect_account
from clarion.postroom.models import Account
from tests.channels.youtube.double import REFRESH, SECRET, TOKEN, US, Cut, Double, running
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

    server: Double

    def asked(self, text: str = "Is the bridge open?") -> tuple[Any, int]:
        """Maya writes below a film; return her comment and the case that came of it."""
        question = self.server.comment(text)
        read_what_is_due()
        return question, queue(self)[-1].id

    def answers(self) -> list[dict[str, Any]]:
        """What the channel has said."""
        said = [one["snippet"] for one in self.server.comments]
        return [one for one in said if one["authorChannelId"]["value"] == US]


@pytest.fixture
def town(committed: None, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """An office that has connected its channel, as an administrator does."""
    now = clock.now()
    with running() as server:
        server.clock = now
        settings.ALLOWED_PRIVATE_HOSTS = [server.url.removeprefix("http://")]
        monkeypatch.setattr(session, "API", server.url)
        monkeypatch.setattr(session, "SIGN_IN", server.url)
        office_id = an_office(at=now)
        chief = an_actor(office_id=office_id, at=now)
        may_answer(by=chief, at=now)
        answers = {"client_id": "1", "client_secret": SECRET, "refresh_token": REFRESH}
        account_id = connect_account(
            network="youtube", address="@elmsbridge", answers=answers, by=chief, at=now
        )
        yield Town(office_id=office_id, account_id=account_id, chief=chief, server=server)


def test_a_comment_becomes_an_answered_recorded_case(town: Town) -> None:
    question, case_id = town.asked()
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()

    (said,) = town.answers()
    assert (said["parentId"], said["textOriginal"]) == (question["id"], ANSWER)
    assert (dispatch_of(town, case_id).state, state(town, case_id)) == ("sent", "answered")
    assert question["snippet"]["videoId"] in dispatch_of(town, case_id).url
    assert fetch(town, at=clock.now() + timedelta(minutes=3)) == []
    resolve(case_id=case_id, outcome="answered", by=town.chief, at=clock.now())
    assert history(town, case_id) == WHOLE_STORY
    assert chain_holds(town)


def test_p1_a_line_cut_after_the_server_accepted_does_not_make_two(town: Town) -> None:
    _, case_id = town.asked()
    town.server.fault = (Cut(), True)
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()
    assert dispatch_of(town, case_id).state in {"unknown", "sent"}  # by then it may be looked up
    turn_for(town, timedelta(minutes=5), begin=clock.now())
    assert (dispatch_of(town, case_id).state, state(town, case_id)) == ("sent", "answered")
    assert len(town.answers()) == 1


def test_an_answer_waits_for_the_next_token(town: Town) -> None:
    _, case_id = town.asked()
    town.server.tokens = {TOKEN}  # the one that was fetched is worth nothing any more
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()
    assert town.answers() == []
    turn_for(town, timedelta(minutes=5), begin=clock.now())
    assert len(town.answers()) == 1
    assert Account.objects.get().state == "open"
