"""A citizen's mention on Mastodon becomes an answered, recorded case; the server is our double."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from clarion.channels.contract import Edge
from clarion.desk.actions import resolve
from clarion.kit import clock
from clarion.postroom.actions import connect_account
from clarion.postroom.models import Message, Revision
from tests.channels.mastodon.double import TOKEN, Cut, Double, running
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
    """A live office and its account on the double."""

    server: Double

    def asked(self, text: str = "@townhall is the bridge open?", **more: Any) -> tuple[Any, int]:
        """Ann mentions the town hall; return her post and the case that came of it."""
        question = self.server.mention(text, **more)
        read_what_is_due()
        return question, queue(self)[-1].id


@pytest.fixture
def town(committed: None, settings: Settings) -> Iterator[Town]:
    """An office that has connected its account, as an administrator does."""
    now = clock.now()
    with running() as server:
        settings.ALLOWED_PRIVATE_HOSTS = [server.url.removeprefix("http://")]
        office_id = an_office(at=now)
        chief = an_actor(office_id=office_id, at=now)
        may_answer(by=chief, at=now)
        account_id = connect_account(
            network="mastodon",
            address="@townhall",
            answers={"access_token": TOKEN, "server": server.url},
            by=chief,
            at=now,
        )
        yield Town(office_id=office_id, account_id=account_id, chief=chief, server=server)


def test_a_mention_becomes_an_answered_recorded_case(town: Town) -> None:
    question, case_id = town.asked()
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()

    (said,) = town.server.own()
    assert said["in_reply_to_id"] == question["id"]
    assert town.server.typed[said["id"]] == f"@ann@far.example {ANSWER}"
    assert (dispatch_of(town, case_id).state, state(town, case_id)) == ("sent", "answered")
    assert dispatch_of(town, case_id).url == said["url"]
    assert fetch(town, at=clock.now() + timedelta(minutes=1)) == []
    resolve(case_id=case_id, outcome="answered", by=town.chief, at=clock.now())
    assert history(town, case_id) == WHOLE_STORY
    assert chain_holds(town)


def test_a_private_mention_is_answered_in_private(town: Town) -> None:
    _, case_id = town.asked(visibility="direct")
    an_answer(town, case_id=case_id, text=ANSWER, edge=Edge.PRIVATE, at=clock.now())
    run_jobs()
    (said,) = town.server.own()
    assert said["visibility"] == "direct"


@pytest.mark.parametrize("heeds_keys", [True, False])
def test_p1_a_line_cut_after_the_server_accepted_does_not_make_two(
    town: Town, heeds_keys: bool
) -> None:
    town.server.heeds_keys = heeds_keys
    _, case_id = town.asked()
    town.server.fault("POST v1/statuses", Cut(), after=True)
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()
    assert dispatch_of(town, case_id).state == "unknown"

    turn_for(town, timedelta(minutes=5), begin=clock.now())
    assert (dispatch_of(town, case_id).state, state(town, case_id)) == ("sent", "answered")
    assert len(town.server.called("POST v1/statuses")) == len(town.server.own()) == 1
    assert chain_holds(town)


def test_p1_a_line_cut_before_the_server_heard_is_for_a_person(town: Town) -> None:
    _, case_id = town.asked()
    town.server.fault("POST v1/statuses", Cut())
    an_answer(town, case_id=case_id, text=ANSWER, at=clock.now())
    run_jobs()
    turn_for(town, timedelta(minutes=5), begin=clock.now())
    found = dispatch_of(town, case_id)
    assert (found.state, found.person_asked) == ("unknown", True)
    assert len(town.server.called("POST v1/statuses")) == 1
    assert not town.server.own()


def test_edits_and_deletions_become_history(town: Town) -> None:
    question, _ = town.asked("@townhall the bridg is shut")
    fetch(town, at=clock.now())
    town.server.edit(question["id"], "@townhall the bridge is shut")
    fetch(town, at=clock.now())
    town.server.delete(question["id"])
    fetch(town, at=clock.now())
    message = Message.objects.get(account_id=town.account_id)
    assert message.text == "@townhall the bridge is shut"
    assert message.edited_at
    assert message.deleted_at
    kept = Revision.objects.filter(message=message).order_by("pk").values_list("text", flat=True)
    assert list(kept) == ["@townhall the bridg is shut", "@townhall the bridge is shut"]
