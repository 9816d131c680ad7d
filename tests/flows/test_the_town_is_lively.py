"""A visitor walks into the town, and the town writes to them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

import fakenet
from clarion.channels.contract import Edge
from clarion.desk import queries as desk
from clarion.desk.actions import answer, confirm, triage
from clarion.desk.queries import CasePage, QueueFilter, QueueRow
from clarion.exercises import queries as exercises
from clarion.exercises.actions import Stage, open_town, play
from clarion.exercises.rules.script import by_id
from clarion.kit.actor import Actor
from clarion.kit.ids import new_key
from clarion.people import queries as people
from clarion.people.actions import offer_welcome, welcome_visitor
from clarion.postroom import queries as postroom
from clarion.postroom.actions import collect, deliver, sort_arrivals

MINUTE = timedelta(minutes=1)


class Visit:
    """A visitor at the desk, a network whose clock we move, and the clockwork in between."""

    def __init__(self, net: fakenet.FakeNet) -> None:
        self.net, self.stage = net, Stage(net.url)
        self.now = datetime.now(UTC)
        self.office_id = open_town(stage=self.stage, at=self.now)
        secret = offer_welcome(office_id=self.office_id, at=self.now)
        staff_id = welcome_visitor(secret=secret, at=self.now)
        visitor = people.actor_in(office_id=self.office_id, staff_id=staff_id)
        assert visitor is not None
        self.visitor = visitor
        self.clockwork = Actor.clockwork(self.office_id)

    def play_for(self, span: timedelta) -> None:
        town = exercises.town()
        assert town is not None
        assert town.entered_at is not None
        until = self.now + span
        while self.now < until:
            self.now += timedelta(seconds=1)
            self.stage.turn_clock(self.now - datetime.now(UTC))
            play(stage=self.stage, entered_at=town.entered_at, at=self.now)

    def take_in(self) -> None:
        for stream in postroom.streams():
            collect(stream_id=stream.stream_id, by=self.clockwork, at=self.now)
        while sort_arrivals(by=self.clockwork, at=self.now):
            pass
        waiting = dict(desk.untriaged(begin=self.now - MINUTE, end=self.now + MINUTE))
        triage(message_ids=waiting[self.office_id], by=self.clockwork, at=self.now)

    def queue(self) -> list[QueueRow]:
        wanted = QueueFilter()
        return list(desk.queue(office_id=self.office_id, wanted=wanted, staff_id=None).rows)

    def page(self, row: QueueRow) -> CasePage:
        return desk.case_page(
            office_id=self.office_id, case_id=row.id, staff_id=self.visitor.person, at=self.now
        )

    def answers(self, row: QueueRow, text: str) -> None:
        seen = self.page(row)
        answer(
            case_id=row.id,
            key=new_key(),
            text=text,
            edge=Edge.PRIVATE,
            seen_message_id=seen.seen_message_id,
            seen_answer_id=seen.seen_answer_id,
            by=self.visitor,
            at=self.now,
        )
        (sent,) = postroom.dispatches_about(office_id=self.office_id, about=f"case:{row.id}")
        deliver(dispatch_id=sent.id, by=self.clockwork, at=self.now)
        confirm(dispatch_id=sent.id, by=self.clockwork, at=self.now)


@pytest.fixture
def visit(committed: None, settings: Settings) -> Iterator[Visit]:
    """Open the town and walk in."""
    with fakenet.running() as net:
        settings.TOWN = net.url.removeprefix("http://")
        yield Visit(net)


def test_it_writes_and_whoever_is_answered_says_something(visit: Visit) -> None:
    earlier = {row.id for row in visit.queue()}
    posts = len(visit.net.posts())
    visit.play_for(6 * MINUTE)
    assert len(visit.net.posts()) - posts >= 60
    visit.take_in()

    queue = visit.queue()
    assert {row.id for row in queue} - earlier
    graves = [row.grave for row in queue]
    assert graves == sorted(graves, reverse=True)
    assert "dont want to be here anymore" in " ".join(row.words for row in queue if row.grave)

    (noor,) = [row for row in queue if row.author == "Noor"]
    visit.answers(noor, "Help is on its way. Is she breathing?")
    visit.play_for(MINUTE)
    visit.take_in()
    page = visit.page(noor)
    assert page.lines[-1].message is not None
    assert page.lines[-1].message.text == by_id()["wake-up"].hears[0]
