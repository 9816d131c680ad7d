"""A citizen's mention on a real Bluesky network becomes an answered, recorded case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from urllib.parse import urlsplit

import pytest
from pytest_django.fixtures import Settings

from clarion.desk.actions import resolve
from clarion.desk.actions.resolve import AssessFirst
from clarion.kit import clock
from clarion.postroom.actions import connect_account
from tests.flows.dying import STEPS
from tests.flows.telling import (
    WHOLE_STORY,
    answer_and_die,
    chain_holds,
    history,
    queue,
    read_what_is_due,
    state,
    wait_long,
)
from tests.makers.clockwork import turn_for
from tests.makers.desk import Office, an_answer, assessed, dispatch_of, fetch, may_answer
from tests.makers.jobs import run_jobs
from tests.makers.people import an_actor, an_office
from tests.peers.bluesky.network import PASSWORD, Citizen, Network, Said
from tests.peers.line import Line, a_line_to
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

ANSWER = "It opens again at 06:00."
# Only the answer to something written says this.
WRITTEN = b'"validationStatus"'
_NUMBERS = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Office):
    """A live office, its account on the network, somebody who lives there, and the line between."""

    hall: Citizen
    maya: Citizen
    line: Line

    def asked(self, text: str = "is the bridge open tomorrow?") -> tuple[Said, int]:
        """Maya mentions the town hall; return her post and the case that came of it."""
        question = self.maya.say(text, to=self.hall)
        wait_until(
            lambda: any(notice.uri == question.uri for notice in self.hall.notices()),
            what="the network to tell the town hall",
        )
        read_what_is_due()
        return question, queue(self)[-1].id

    def on_the_network(self) -> list[str]:
        """Everything that the town hall has said, as its own server keeps it."""
        kept = self.hall.client.com.atproto.repo.list_records(
            {"repo": self.hall.did, "collection": "app.bsky.feed.post"}
        )
        return [record.value.text for record in kept.records]

    def times_written(self) -> int:
        """How often anything was handed to the network to be written."""
        return self.line.said.count(b"com.atproto.repo.putRecord")


@pytest.fixture
def town(bluesky: Network, committed: None, settings: Settings) -> Iterator[Town]:
    """An office that has connected its account, as an administrator does."""
    number, now = next(_NUMBERS), clock.now()
    hall, maya = bluesky.citizen(f"hall{number}.test"), bluesky.citizen(f"maya{number}.test")
    with a_line_to(urlsplit(bluesky.pds_url).port or 80) as line:
        settings.ALLOWED_PRIVATE_HOSTS = [line.host]
        office_id = an_office(at=now)
        chief = an_actor(office_id=office_id, at=now)
        may_answer(by=chief, at=now)
        account_id = connect_account(
            network="bluesky",
            address=f"@{hall.handle}",
            answers={"app_password": PASSWORD, "service": f"http://{line.host}"},
            by=chief,
            at=now,
        )
        yield Town(
            office_id=office_id, account_id=account_id, chief=chief,
            hall=hall, maya=maya, line=line,
        )  # fmt: skip


def test_a_mention_becomes_an_answered_recorded_case(town: Town) -> None:
    question, case_id = town.asked()
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()

    wait_until(lambda: town.maya.replies_to(question), what="the answer to be seen")
    assert town.maya.replies_to(question) == town.on_the_network() == [ANSWER]
    sent = dispatch_of(town, case_id)
    assert (sent.state, state(town, case_id)) == ("sent", "answered")
    assert sent.url.startswith(f"https://bsky.app/profile/{town.hall.did}/post/")

    assert fetch(town, at=clock.now() + timedelta(minutes=1)) == [], "our own words are no message"
    resolve(case_id=case_id, outcome="answered", by=town.chief, at=clock.now())
    assert history(town, case_id) == WHOLE_STORY
    assert chain_holds(town)


def test_a_call_for_help_comes_before_what_waited_longer(town: Town) -> None:
    _, waiting = town.asked()
    cry = town.maya.say(
        "my dad is traped in the cellar, water is rising, please hurry", to=town.hall
    )
    wait_until(lambda: len(town.hall.notices()) == 2, what="the network to tell the town hall")
    fetch(town, at=clock.now())

    first, second = queue(town)
    assert (first.unassessed, second.id) == (True, waiting)
    with pytest.raises(AssessFirst):
        resolve(case_id=first.id, outcome="answered", by=town.chief, at=clock.now())
    assessed(first.id, life_at_risk=True, why="999 called", by=town.chief, at=clock.now())
    resolve(case_id=first.id, outcome="passed on", by=town.chief, at=clock.now())
    assert town.maya.replies_to(cry) == []
    assert history(town, first.id) == ("case opened", "case assessed", "case resolved")


def test_p1_a_line_cut_after_the_network_accepted_does_not_make_two(town: Town) -> None:
    question, case_id = town.asked()
    town.line.cut_before(WRITTEN)
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()
    assert town.line.cuts == 1
    assert dispatch_of(town, case_id).state == "unknown"

    turn_for(town, timedelta(minutes=5), begin=clock.now())
    assert dispatch_of(town, case_id).state == "sent"
    assert state(town, case_id) == "answered"
    wait_until(lambda: town.maya.replies_to(question), what="the answer to be seen")
    assert town.maya.replies_to(question) == town.on_the_network() == [ANSWER]
    assert town.times_written() == 1
    assert "dispatch unknown" in history(town, case_id)
    assert chain_holds(town)


@pytest.mark.parametrize("step", STEPS)
def test_p3_a_worker_killed_at_any_step_neither_loses_nor_repeats(town: Town, step: str) -> None:
    _, case_id = town.asked()
    answer_and_die(town, case_id=case_id, step=step, text=ANSWER)
    wait_long(town)
    assert dispatch_of(town, case_id).state == "sent"
    assert state(town, case_id) == "answered"
    assert town.on_the_network() == [ANSWER]
    assert town.times_written() == 1
    assert chain_holds(town)
